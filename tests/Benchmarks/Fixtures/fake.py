"""A contestant that does nothing but what its settings say, and writes down when it was asked to run.

log: a file to which each run appends the variant. result: what it saves. seconds: what it says that a run takes.
failAt: the run, from 1, that fails. exitAt: the run at which it ends without a word. hangAt: the run at which it does not answer any more.
"""

import json
import os
import sys

variant, settings = sys.argv[1], json.loads(sys.argv[2])


def answer(line):
    print(line, flush=True)


if settings.get("neverReady"):
    sys.exit("It cannot start.")
answer("ready")
calls = 0
for line in sys.stdin:
    request, _, argument = line.strip().partition(" ")
    if request == "save":
        with open(argument, "w") as file:
            file.write(settings.get("result", "same") + "\n")
        answer("saved")
        continue
    calls += 1
    with open(settings["log"], "a") as log:
        log.write(f"{variant} {argument}\n")
    if calls == settings.get("failAt"):
        answer("failed " + json.dumps("It cannot \"go on\"."))
    elif calls == settings.get("exitAt"):
        print("last words", file=sys.stderr)
        os._exit(7)
    elif calls == settings.get("hangAt"):
        sys.stdin.read()
    elif "answer" in settings:
        answer(settings["answer"])
    else:
        answer(f"done {settings.get('seconds', 0.5) * int(argument)}")
