"""Notebook kernels side by side: from nothing to the first result, and how long a small cell takes.

Usage: kernels.py [--rounds N] [--cells N] [KERNEL ...]

KERNEL is the name of an installed kernel, as `jupyter kernelspec list` shows it; by default ours and IPython's.
"""

import argparse
import statistics
import sys
import time

from jupyter_client.kernelspec import NoSuchKernel
from jupyter_client.manager import KernelManager

TIMEOUT = 120  # seconds
CELL = "1 + 1"  # means the same in C# and in Python


def run(client):
    """Seconds from the question to the moment at which the kernel is idle again; its result must have come."""
    start = time.perf_counter()
    request = client.execute(CELL)
    result = None
    while True:
        message = client.get_iopub_msg(timeout=TIMEOUT)
        if message["parent_header"].get("msg_id") != request:
            continue
        kind, content = message["msg_type"], message["content"]
        if kind == "execute_result":
            result = content["data"]["text/plain"]
        elif kind == "error":
            sys.exit(f"The cell '{CELL}' failed: {content['ename']}: {content['evalue']}")
        elif kind == "status" and content["execution_state"] == "idle":
            if result != "2":
                sys.exit(f"Expected 2 from the cell '{CELL}', got {result}.")
            reply = client.get_shell_msg(timeout=TIMEOUT)
            while reply["parent_header"].get("msg_id") != request:
                reply = client.get_shell_msg(timeout=TIMEOUT)
            return time.perf_counter() - start


def measure(name, cells):
    """Seconds to the first result of a new kernel, and those of each later cell."""
    start = time.perf_counter()
    manager = KernelManager(kernel_name=name)
    manager.start_kernel()
    client = manager.client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=TIMEOUT)
        run(client)
        first = time.perf_counter() - start
        return first, [run(client) for _ in range(cells)]
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


def quartiles(values):
    return statistics.quantiles(values, n=4, method="inclusive")


def main():
    parser = argparse.ArgumentParser(description="Start and round-trip times of notebook kernels, in turns.")
    parser.add_argument("kernels", nargs="*", default=[".net-csharp", "python3"], metavar="KERNEL")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--cells", type=int, default=50)
    options = parser.parse_args()
    if options.rounds < 2 or options.cells < 2:
        parser.error("--rounds and --cells must be 2 or more: one value has no spread.")

    starts = {name: [] for name in options.kernels}
    trips = {name: [] for name in options.kernels}
    for number in range(options.rounds):
        for name in options.kernels if number % 2 == 0 else reversed(options.kernels):
            try:
                first, later = measure(name, options.cells)
            except NoSuchKernel:
                sys.exit(f"There is no kernel '{name}'. Ours: dotnet run --project kernel -- install --user; IPython's, on Debian: apt-get install python3-ipykernel")
            starts[name].append(first)
            trips[name].append(later)

    print(f"{options.rounds} starts of each kernel, in turns, and {options.cells} cells after each; median (quartiles)")
    print(f"{'Kernel':20} {'To the first result, s':30} {'A later cell, ms'}")
    for name in options.kernels:
        low, middle, high = quartiles(starts[name])
        cells = [seconds * 1000 for later in trips[name] for seconds in later]
        short, usual, long = quartiles(cells)
        print(f"{name:20} {f'{middle:.2f} ({low:.2f} to {high:.2f})':30} {usual:.1f} ({short:.1f} to {long:.1f}; longest {max(cells):.0f})")


if __name__ == "__main__":
    main()
