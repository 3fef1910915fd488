"""X-rays: each file becomes a thumbnail of 64 x 64 grey pixels, all of them one array. The talk's way, with Pillow."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import numpy as np
from PIL import Image

from contestant import Contestant, serve

SIDE = 64
# Decoding at a fraction of the size stops at twice the side, as it does on the other side of the comparison.
REDUCED = (2 * SIDE, 2 * SIDE)


def thumbnail(path):
    with Image.open(path) as image:
        return np.asarray(grey(image).resize((SIDE, SIDE)))


def reduced_thumbnail(path):
    with Image.open(path) as image:
        drafted = image.draft(image.mode, REDUCED)
        # A width that the scale does not divide ends within a pixel: the box says where.
        box = drafted[1] if drafted else None
        return np.asarray(grey(image).resize((SIDE, SIDE), box=box))


def grey(image):
    return image if image.mode == "L" else image.convert("L")


class XRays(Contestant):
    def __init__(self, settings, resize=thumbnail):
        with open(settings["list"], encoding="utf-8") as lines:
            self.files = lines.read().splitlines()
        self.workers = settings["workers"]
        self.resize = resize

    def save(self, result, path):
        with open(path, "wb") as file:
            file.write(result.tobytes())


class Map(XRays):
    def run(self):
        return np.array(list(map(self.resize, self.files)))


class ListComprehension(XRays):
    def run(self):
        return np.array([self.resize(file) for file in self.files])


class Executor(XRays):
    """An executor that is started by the first run and stays up."""

    executor = None

    def run(self):
        self.executor = self.executor or self.start()
        return np.array(list(self.executor.map(self.resize, self.files)))

    def close(self):
        if self.executor:
            self.executor.shutdown()


class Threads(Executor):
    def start(self):
        return ThreadPoolExecutor(self.workers)


class Processes(Executor):
    def start(self):
        return ProcessPoolExecutor(self.workers)


if __name__ == "__main__":
    serve({
        "map": Map,
        "comprehension": ListComprehension,
        "threads": Threads,
        "processes": Processes,
        "reduced comprehension": lambda settings: ListComprehension(settings, reduced_thumbnail),
        "reduced processes": lambda settings: Processes(settings, reduced_thumbnail),
    })
