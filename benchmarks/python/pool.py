"""Processes: what an executor costs a call and a megabyte, how long it takes to start, and what threads and processes do for work that needs a processor."""

import array
import hashlib
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from contestant import Contestant, serve

BYTES = 10_000_000


def nothing(item):
    return item


def echo(data):
    return data


def data_of(item):
    """The byte strings that cross: 10 MB each, all different."""
    return bytes((item + i) % 251 for i in range(251)) * (BYTES // 251) + bytes(BYTES % 251)


def primes_from(start):
    """Counts the primes among 2,000 numbers, by division: work for a processor and nothing else."""
    count = 0
    for number in range(start, start + 2000):
        divisor = 2
        while divisor * divisor <= number:
            if number % divisor == 0:
                break
            divisor += 1
        else:
            count += 1
    return count


class Numbers(Contestant):
    """Its results are numbers."""

    def save(self, result, path):
        with open(path, "wb") as file:
            array.array("d", result).tofile(file)


class Empty(Numbers):
    """Empty work on an executor that is started by the first run and stays up."""

    def __init__(self, settings):
        self.workers, self.items, self.chunk_size = settings["workers"], settings["items"], settings["chunkSize"]
        self.executor = None

    def run(self):
        self.executor = self.executor or ProcessPoolExecutor(self.workers)
        return list(self.executor.map(nothing, range(self.items), chunksize=self.chunk_size))

    def close(self):
        if self.executor:
            self.executor.shutdown()


class Payload(Contestant):
    """Byte strings to the workers and back."""

    def __init__(self, settings):
        self.workers = settings["workers"]
        self.strings = [data_of(item) for item in range(settings["items"])]
        self.executor = None

    def run(self):
        self.executor = self.executor or ProcessPoolExecutor(self.workers)
        return list(self.executor.map(echo, self.strings))

    def save(self, result, path):
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(f"{len(data)} {hashlib.sha256(data).hexdigest()}\n" for data in result)

    def close(self):
        if self.executor:
            self.executor.shutdown()


def meet(barrier):
    global everyone
    everyone = barrier


def arrive(_):
    everyone.wait()
    return os.getpid()


class StartUp(Contestant):
    """From the start of an executor until all its workers are there at once. Ending it is not timed."""

    def __init__(self, settings, method):
        self.workers = settings["workers"]
        self.context = multiprocessing.get_context(method)

    def run(self):
        barrier = self.context.Barrier(self.workers)
        self.executor = ProcessPoolExecutor(self.workers, self.context, meet, (barrier,))
        return set(self.executor.map(arrive, range(self.workers)))

    def after(self, result):
        self.executor.shutdown()

    def save(self, result, path):
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"{len(result)}\n")


class Primes(Numbers):
    def __init__(self, settings, executor=None):
        self.starts = settings["starts"]
        self.start = lambda: executor(settings["workers"]) if executor else None
        self.executor = None

    def run(self):
        self.executor = self.executor or self.start()
        return list((self.executor or self).map(primes_from, self.starts))

    def map(self, function, items):
        return map(function, items)

    def close(self):
        if self.executor:
            self.executor.shutdown()


if __name__ == "__main__":
    serve({
        "empty": Empty,
        "payload": Payload,
        "start fork": lambda settings: StartUp(settings, "fork"),
        "start spawn": lambda settings: StartUp(settings, "spawn"),
        "primes": Primes,
        "primes threads": lambda settings: Primes(settings, ThreadPoolExecutor),
        "primes processes": lambda settings: Primes(settings, ProcessPoolExecutor),
    })
