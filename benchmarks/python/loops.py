"""Loops: the squares of many numbers, in the ways that the talk shows."""

import array

from contestant import Contestant, serve


class Squares(Contestant):
    def __init__(self, settings):
        self.numbers = [float(number) for number in range(settings["elements"])]

    def save(self, result, path):
        with open(path, "wb") as file:
            array.array("d", result).tofile(file)


class Append(Squares):
    def run(self):
        squares = []
        for x in self.numbers:
            squares.append(x * x)
        return squares


class ListComprehension(Squares):
    def run(self):
        return [x * x for x in self.numbers]


class Map(Squares):
    def run(self):
        return list(map(lambda x: x * x, self.numbers))


class NumPy(Squares):
    def __init__(self, settings):
        import numpy

        self.np = numpy
        # The array is there before the clock starts: its data would be too.
        self.numbers = numpy.arange(settings["elements"], dtype=numpy.float64)

    def run(self):
        return self.np.square(self.numbers)

    def save(self, result, path):
        with open(path, "wb") as file:
            file.write(result.tobytes())


class Pandas(NumPy):
    def __init__(self, settings):
        import pandas

        super().__init__(settings)
        self.frame = pandas.DataFrame({"number": self.numbers})

    def run(self):
        return self.frame.apply(self.np.square)

    def save(self, result, path):
        super().save(result["number"].to_numpy(), path)


if __name__ == "__main__":
    serve({"append": Append, "comprehension": ListComprehension, "map": Map, "numpy": NumPy, "pandas": Pandas})
