"""The Python side of the line protocol: what a contestant's program calls.

    script.py VARIANT SETTINGS

SETTINGS is JSON. Each line of the standard input is a request: "run N" makes N runs and is answered with "done SECONDS", "save PATH" writes the
result of the last run and is answered with "saved". An error is answered with "failed MESSAGE", the message as JSON. The program ends when its input does.
"""

import json
import sys
import time
import traceback


class Contestant:
    """One way of doing the work. A subclass has run() and save(result, path)."""

    def run(self):
        raise NotImplementedError

    def save(self, result, path):
        raise NotImplementedError

    def after(self, result):
        """Cleans up after each run; not timed."""

    def close(self):
        """Ends what stayed up between the runs."""


def serve(variants):
    """Serves one of the variants, functions that make a contestant of the settings, until the input ends."""
    # What a library prints must not be taken for an answer.
    answers, sys.stdout = sys.stdout, sys.stderr

    def answer(line):
        answers.write(line + "\n")
        answers.flush()

    name, settings = sys.argv[1], json.loads(sys.argv[2])
    contestant, result = None, None
    try:
        contestant = variants[name](settings)
        answer("ready")
        for line in sys.stdin:
            request, _, argument = line.rstrip("\n").partition(" ")
            try:
                if request == "run":
                    seconds, result = _run(contestant, result, int(argument))
                    answer(f"done {seconds:.9f}")
                elif request == "save":
                    contestant.save(result, argument)
                    answer("saved")
                else:
                    answer("failed " + json.dumps(f"Expected 'run N' or 'save PATH', got '{request}'."))
            except Exception as error:
                traceback.print_exc()
                answer("failed " + json.dumps(f"{type(error).__name__}: {error}"))
    finally:
        if contestant is not None:
            contestant.close()


def _run(contestant, result, runs):
    seconds = 0.0
    for _ in range(runs):
        start = time.perf_counter()
        # Freeing the result of the run before is a part of the cost, as a garbage collection is.
        result = contestant.run()
        seconds += time.perf_counter() - start
        contestant.after(result)
    return seconds, result
