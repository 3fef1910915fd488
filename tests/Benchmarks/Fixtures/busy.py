"""Half a second of processor time here, as much in a child that has ended, 50 MB here and 60 MB in a child that stays until the input ends."""

import subprocess
import sys
import time

role = sys.argv[1]
if role in ("worker", "parent"):
    while time.process_time() < 0.5:
        pass
if role == "holder":
    memory = bytearray(b"1" * 60_000_000)
    print("ready", flush=True)
    sys.stdin.read()
if role == "parent":
    subprocess.run([sys.executable, __file__, "worker"])
    memory = bytearray(b"1" * 50_000_000)
    holder = subprocess.Popen([sys.executable, __file__, "holder"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    holder.stdout.readline()
    print("ready", flush=True)
    sys.stdin.read()
    holder.stdin.close()
    holder.wait()
