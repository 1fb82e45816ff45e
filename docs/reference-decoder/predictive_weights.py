"""Least squares of the codec predictive (Predictive: least squares)."""

import numpy as np

from predictive_tables import S, ZERO


class Sums:
    """Products of neighbours with neighbours and with the target, and the number of points."""

    def __init__(self, taps):
        self.products, self.targets, self.count = np.zeros((taps, taps), S), np.zeros(taps, S), ZERO

    def add_point(self, taps, target, weight):
        self.products += taps[None, :] * (taps * weight)[:, None]
        self.targets += taps * (target * weight)
        self.count = self.count + S(1)

    def scale(self, factor):
        self.products *= factor
        self.targets *= factor
        self.count = self.count * factor

    def add(self, other):
        self.products += other.products
        self.targets += other.targets
        self.count = self.count + other.count

    def add_scaled(self, other, factor):
        if other.count > 0:
            self.products += other.products * factor
            self.targets += other.targets * factor


def solve(sums, ridge_of, towards, weights):
    """New weights, or the old ones where a pivot is too small; in double."""
    n = len(sums.targets)
    # Line p, place r: the sum of row r and column p, r >= p.
    lines = np.tril(sums.products).T.astype(np.float64)
    right = sums.targets.astype(np.float64)
    trace = 0.0
    for i in range(n):
        trace += lines[i, i]
    ridge = ridge_of(trace, n)
    if towards is not None:
        right += ridge * towards.astype(np.float64)
    for i in range(n):
        lines[i, i] += ridge
    inverses = np.zeros(n)
    for p in range(n):
        if not lines[p, p] > 1e-9:
            return weights
        inverses[p] = 1 / lines[p, p]
        factors = lines[p, p + 1:] * inverses[p]
        lines[p + 1:, p + 1:] -= factors[:, None] * lines[p, None, p + 1:]
        right[p + 1:] -= factors * right[p]
    solution = np.zeros(n)
    for i in range(n - 1, -1, -1):
        solution[i] = right[i] * inverses[i]
        right[:i] -= lines[:i, i] * solution[i]
    return solution.astype(S)


class LeastSquares:
    """One problem over all points, one for each tile of points."""

    def __init__(self, taps, frames, rows, columns, first, tile=8):
        self._taps, self._first_weights, self._tile_size = taps, first, tile
        self._columns, self._rows = (columns + tile - 1) // tile, (rows + tile - 1) // tile
        self._recent = [Sums(taps) for _ in range(self._columns)]
        self._all, self._tiles, self._one_frame = Sums(taps), {}, frames == 1
        self.weights = first.copy()
        self.tile_weights = [first.copy() for _ in range(self._columns)]

    def add(self, column, taps, target, weight):
        self._recent[column // self._tile_size].add_point(taps, target, weight)

    def begin_tiles(self, row, first_frame):
        for column in range(self._columns):
            problem = self._gather(row, column, first_frame)
            self.tile_weights[column] = solve(
                problem, lambda trace, n: 0.5 + trace / n * 1e-3, self.weights, self.tile_weights[column])
        for column in range(self._columns):
            self._tile(row, column).scale(S(0.8))

    def learn(self, row):
        decay, points = S(1), sum(int(sums.count) for sums in self._recent)
        for _ in range(0, points, 16):
            decay = decay * S(0.9968)
        self._all.scale(decay)
        for column in range(self._columns):
            self._all.add(self._recent[column])
            self._tile(row, column).add(self._recent[column])
            self._recent[column] = Sums(self._taps)
        self.solve_all()

    def solve_all(self):
        self.weights = solve(self._all, lambda trace, n: 1e-5 * trace / n + 0.05, None, self.weights)

    def before_all(self, problem, row, column):
        """Adds what else is known of a tile."""

    def _tile(self, row, column):
        return self._tiles.setdefault((row, column), Sums(self._taps))

    def _gather(self, row, column, first_frame):
        problem = Sums(self._taps)
        problem.add_scaled(self._tile(row, column), S(1))
        for side in (-1, 0, 1):
            if not 0 <= column + side < self._columns:
                continue
            if row > 0:
                problem.add_scaled(self._tile(row - 1, column + side), S(0.5) if side else S(1))
            if not first_frame and side:
                problem.add_scaled(self._tile(row, column + side), S(0.5))
            if not first_frame and row + 1 < self._rows:
                problem.add_scaled(self._tile(row + 1, column + side), S(0.5))
        self.before_all(problem, row, column)
        if self._all.count > 0:
            problem.add_scaled(self._all, S(40) / self._all.count)
        return problem
