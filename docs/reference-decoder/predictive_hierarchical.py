"""The model in hierarchical order of the codec predictive (Predictive: hierarchical order)."""

import numpy as np

from predictive_entropy import Context
from predictive_raster import Biases, Scales, blended, pattern
from predictive_tables import HALF, ONE, S, TWO, ZERO, clamp, magnitude_class, signed_class, vector_sum
from predictive_weights import LeastSquares

BASE, DIAGONAL, REST = range(3)
CURRENT, PREVIOUS, BEFORE_PREVIOUS, MEAN = range(4)
TAPS = [
    [(0, -1), (-1, 0), (-1, -1), (-1, 1), (0, -2), (-2, 0)],
    [(-1, -1), (-1, 1), (1, -1), (1, 1), (0, -2), (-2, 0), (-2, -2), (-2, 2), (-1, -3), (-3, -1), (-1, 3), (3, -1),
     (1, -3), (-3, 1), (1, 3), (3, 1), (-3, -3), (-3, 3), (3, -3), (3, 3)],
    [(0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (-1, 1), (0, -3), (0, 3), (-3, 0), (3, 0), (-2, -1), (-1, -2), (-2, 1),
     (1, -2), (2, -1), (-1, 2), (2, 1), (1, 2), (0, -2), (-2, 0)],
]
CROSS = [(0, 0), (0, -1), (0, 1), (-1, 0), (1, 0)]
SQUARE = CROSS + [(-1, -1), (-1, 1), (1, -1), (1, 1)]
# Row, column, weight of misses, weight of errors; then which two errors count with their signs.
NEARBY = [
    ([(0, -1, 2, 2), (-1, 0, 2, 2), (-1, -1, 1, 1), (-1, 1, 1, 1)], (0, 1)),
    ([(-1, -1, .5, 1), (-1, 1, .5, 1), (1, -1, .5, 1), (1, 1, .5, 1), (0, -2, 2, 1.5), (-2, 0, 2, 1.5), (-2, 2, 1, .75),
      (-2, -2, 1, .75)], (4, 5)),
    ([(0, -1, .5, 1), (0, 1, .5, 1), (-1, 0, .5, 1), (1, 0, .5, 1), (-1, -1, 2, 1.5), (-1, 1, 2, 1.5), (0, -2, 2, 1.25),
      (-2, 0, 1, 1)], (4, 5)),
]
MOST = S(1 << 22)


def is_known(kind, down, right):
    before = down < 0 or down == 0 and right < 0
    if kind == BASE:
        return before
    if kind == DIAGONAL:
        return bool(down % 2 and right % 2) or not down % 2 and not right % 2 and before
    return bool((down + right) % 2) or before


def classes(magnitude, octave, count):
    """So many classes to an octave."""
    return min(magnitude_class(magnitude) * octave // 4, count - 1)


class InheritingLeastSquares(LeastSquares):
    """Begins with what the next coarser level has learned."""

    coarser = None

    def inherit(self, coarser, has_tiles):
        if coarser._all.count > 0:
            self.coarser = coarser if has_tiles else None
            self._all.add_scaled(coarser._all, S(20) / coarser._all.count)
            self._all.count = self._all.count + S(20)
            self.solve_all()

    def before_all(self, problem, row, column):
        if self.coarser:
            other = self.coarser
            problem.add_scaled(
                other._tile(min(row // 2, other._rows - 1), min(column // 2, other._columns - 1)), ONE)


class Pass:
    """The points of a pass and its predictors."""

    def __init__(self, level, kind, rows, columns, tile_levels):
        self.level, self.kind, self.stride = level, kind, 1 << level
        self.has_tiles = kind != BASE and level < tile_levels
        self.rows = list(range(self.stride if kind == DIAGONAL else 0, rows,
                               2 * self.stride if kind == DIAGONAL else self.stride))
        self._columns = columns
        self.shift = 1 if kind == REST else 0
        self.name = 2 * min(level, 7) + (kind == REST)

    def columns(self, row):
        if self.kind == BASE:
            return range(0, self._columns, self.stride)
        first = self.stride if self.kind == DIAGONAL or not (row >> self.level) % 2 else 0
        return range(first, self._columns, 2 * self.stride)

    def begin(self, frame, has_mean, coarser):
        """Makes predictors for this frame and those like it."""
        taps = [(CURRENT, *at) for at in TAPS[self.kind]]
        around = SQUARE if self.kind == DIAGONAL else CROSS
        taps += [(PREVIOUS, *at) for at in around] if frame else []
        taps += [(BEFORE_PREVIOUS, *at) for at in CROSS] if frame > 1 else []
        taps += [(MEAN, *at) for at in around] if frame > 1 and has_mean else []
        self.taps, self.lanes = taps, (len(taps) + 7) // 8 * 8
        weights = np.zeros(len(taps), S)
        if self.kind == BASE:
            weights[:3] = 0.66, 0.66, -0.66
        self.adaptive = np.zeros(self.lanes, S)
        self.adaptive[:len(taps)] = weights
        # The longest of the first two kinds of rows, even and odd.
        step = 2 * self.stride if self.kind == DIAGONAL else self.stride
        first = self.stride if self.kind == DIAGONAL else 0
        longest = max(len(self.columns(first)), len(self.columns(first + step)), 1)
        self.least = InheritingLeastSquares(
            len(taps), 2, (len(self.rows) + self.shift) >> self.shift, longest, weights)
        self.is_first, self._waiting, self._coarser = True, 0, coarser

    def begin_frame(self):
        if self.is_first and self._coarser:
            self.least.inherit(self._coarser.least, self._coarser.has_tiles)

    def begin_row(self, index):
        if self.has_tiles and index % (8 << self.shift) == 0:
            self.least.begin_tiles((index >> self.shift) // 8, self.is_first)

    def add(self, *point):
        self.least.add(*point)
        self._waiting += 1

    def end_row(self, index):
        last, early = index == len(self.rows) - 1, self.is_first and index < 8
        if self.has_tiles:
            due = last or early or (index + 1) % (4 << self.shift) == 0
        else:
            due = self._waiting >= 48 or early or self.is_first and last
        if due:
            self.least.learn((index >> self.shift) // 8)
            self._waiting = 0
        if last:
            self.is_first = False

    def tile_weights(self, number):
        return self.least.tile_weights[number // 8] if self.has_tiles else self.least.weights


class Hierarchical:
    def __init__(self, numbers, frames, rows, columns, parameters, first):
        base, tile_levels, self._sparsity, parts = parameters
        self._numbers, self._frames, self._rows, self._columns = numbers, frames, rows, columns
        self._parts, self._half, self._first = S(parts), S(0 if parts % 2 else 0.5), S(first)
        self._passes = [Pass(base, BASE, rows, columns, tile_levels)] + [
            Pass(level, kind, rows, columns, tile_levels)
            for level in range(base - 1, -1, -1) for kind in (DIAGONAL, REST)]
        self._by_error, self._by_place, self._by_spread, self._bias = Scales(), Scales(), Scales(), Biases()
        self._values = [np.zeros((rows, columns), S) for _ in range(3)]
        self._mean, self._point_errors = np.zeros((rows, columns), S), np.zeros((rows, columns), S)
        # Three misses, and the error with its sign.
        self._misses = np.zeros((rows, columns, 4), S)

    def decode(self, mask, steps):
        counts = np.zeros((self._frames, self._rows, self._columns), S)
        mask = None if mask is None else np.asarray(mask).reshape(counts.shape)
        for frame in range(self._frames):
            if frame and steps[frame] != steps[frame - 1]:
                for plane in (*self._values, self._mean, self._point_errors, self._misses):
                    plane *= S(steps[frame - 1] / steps[frame])
            if frame <= 2:
                for i, now in enumerate(self._passes):
                    now.begin(frame, self._frames > 3, self._passes[i - 2] if i > 2 else None)
            self._values.insert(0, self._values.pop())
            for now in self._passes:
                now.begin_frame()
                for index, row in enumerate(now.rows):
                    now.begin_row(index)
                    for number, column in enumerate(now.columns(row)):
                        self._point(now, frame, row, column, number, mask is not None and mask[frame, row, column])
                    now.end_row(index)
            counts[frame] = self._values[0]
            self._mean += (self._values[0] - self._mean) * (max(ONE / S(frame + 1), S(0.03)) if frame else ONE)
        return counts

    def _inside(self, row, column):
        return 0 <= row < self._rows and 0 <= column < self._columns

    def _centre(self, now, frame, row, column):
        found = []
        for down, right in TAPS[now.kind][:4]:
            y, x = row + down * now.stride, column + right * now.stride
            if self._inside(y, x):
                found.append(self._values[0][y, x])
        if not found:
            return (self._values[1][row, column] if frame else self._first), ZERO
        total = ZERO
        for value in found:
            total = total + value
        centre, distance = total / S(len(found)), ZERO
        for value in found:
            distance = distance + abs(value - centre)
        return centre, distance / S(len(found))

    def _tap(self, now, tap, row, column, centre):
        source, down, right = tap
        if source != CURRENT:
            plane = self._mean if source == MEAN else self._values[source]
            y, x = row + down * now.stride, column + right * now.stride
            return plane[min(max(y, 0), self._rows - 1), min(max(x, 0), self._columns - 1)]
        for y, x in ((down, right), (-down, right), (down, -right), (-down, -right)):
            at = row + y * now.stride, column + x * now.stride
            if self._inside(*at) and is_known(now.kind, y, x):
                return self._values[0][at]
        return centre

    def _nearby(self, now, row, column):
        sums, weights, signed = np.zeros(4, S), ZERO, [ZERO, ZERO]
        places, two = NEARBY[now.kind]
        for i, (down, right, miss, error) in enumerate(places):
            y, x = row + down * now.stride, column + right * now.stride
            if self._inside(y, x):
                there = self._misses[y, x]
                sums = sums + np.abs(there) * np.array([miss, miss, miss, error], S)
                weights = weights + S(error)
                if i in two:
                    signed[two.index(i)] = there[3]
        return sums[:3], (sums[3] / weights if weights > 0 else ZERO), signed

    def _point(self, now, frame, row, column, number, is_masked):
        values = self._values[0]
        centre, activity = self._centre(now, frame, row, column)
        if is_masked:
            values[row, column], self._misses[row, column] = centre, 0
            return
        n = len(now.taps)
        u = np.zeros(now.lanes, S)
        for i, tap in enumerate(now.taps):
            u[i] = self._tap(now, tap, row, column, centre)
        u[:n] -= centre

        # Predictions relative to the centre.
        low, high = min(u.min(), ZERO), max(u.max(), ZERO)
        more = (high - low) * S(0.3) + HALF
        low, high = low - more, high + more
        adaptive = vector_sum(now.adaptive * u)
        p0, p1, p2 = (clamp(p, low, high) for p in (
            adaptive, weighted(now.least.weights, u), weighted(now.tile_weights(number), u)))
        nearby, mean, signed = self._nearby(now, row, column)
        before = ZERO
        if frame:
            same = self._misses[row, column].copy()
            before = same[3]
            nearby = nearby + np.abs(same[:3]) * TWO
            mean = (mean * S(3) + abs(before)) * S(0.25)
        blend = blended((p0, p1, p2), nearby)

        # What surrounds the point.
        bias_pattern = pattern(u[:5], blend) * 8 + (4 if now.kind == REST else 0) + classes(S(4) * mean, 1, 4)
        z = blend + self._bias.of(bias_pattern)
        absolute = centre + z
        anchor = absolute
        if self._parts > 0:
            anchor = (absolute * self._parts - self._half + S(12582912) - S(12582912) + self._half) / self._parts
        spread = abs(p0 - p2) + abs(p1 - p2) + abs(p0 - p1)
        le, lm = classes(S(12) * mean, 4, 64), classes(S(8) * mean, 3, 32)
        ca, ls = classes(S(4) * activity, 3, 32), classes(S(4) * spread, 3, 32)
        lr = classes(S(8) * self._point_errors[row, column], 2, 32)
        by_error = now.name * 64 + le
        by_place = (now.name * 8 + min(lr, 7)) * 8 + min(ca // 3, 7)
        by_spread = (ca * 8 + min(ls // 2, 7)) * 8 + min(lm // 2, 7)
        drift = abs(self._values[1][row, column] - absolute)
        counters = [
            pattern(u[:6], z),
            ((min(frame, 2) * 5 + signed_class(signed[0])) * 5 + signed_class(signed[1])) * 5 + signed_class(before),
            classes(S(4) * drift, 3, 32) * 32 + lr if frame else ls * 16 + min(lm // 2, 15),
            ca * 32 + lm]
        context = Context(
            counters, (now.name * 8 + min(lm // 4, 7), min(ca // 2, 7) * 4 + min(ls // 3, 3)), le,
            (absolute - anchor, centre + p1 - anchor, centre + p2 - anchor),
            (self._by_error.sharpness(by_error), self._by_place.sharpness(by_place),
             self._by_spread.sharpness(by_spread)))
        low_bits = 0
        while low_bits < 20 and S(2 << low_bits) <= self._by_error.mean(by_error):
            low_bits += 1
        value = clamp(anchor + S(self._numbers.number(context, low_bits)), -MOST, MOST)

        # Learning.
        error, target = value - absolute, value - centre
        values[row, column] = value
        missed = [abs(target - p) for p in (p0, p1, p2)]
        self._misses[row, column] = *missed, error
        self._by_error.learn(by_error, abs(error))
        self._by_place.learn(by_place, missed[1])
        self._by_spread.learn(by_spread, missed[2])
        self._point_errors[row, column] += (abs(error) - self._point_errors[row, column]) * S(0.12)
        self._bias.learn(bias_pattern, target - blend)
        energy = vector_sum(u * u)
        gain = clamp(S(0.04) / S(n) * (target - adaptive) / (HALF + energy / S(n)), -ONE, ONE)
        now.adaptive += u * gain
        if (number + row + frame) % self._sparsity == 0:
            weight = ONE / (S(0.3) + mean * mean + activity * activity * S(0.005))
            now.add(number, u[:n], target, weight)


def weighted(weights, u):
    lanes = np.zeros(len(u), S)
    lanes[:len(weights)] = weights
    return vector_sum(lanes * u)
