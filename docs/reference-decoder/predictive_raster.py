"""The model in raster order of the codec predictive (Predictive: taps, predictions, contexts, the order of all)."""

import numpy as np

from predictive_entropy import Context
from predictive_tables import (HALF, ONE, RATES, S, TWO, ZERO, clamp, magnitude_class, signed_class, vector_sum)
from predictive_weights import LeastSquares

CURRENT, PREVIOUS, BEFORE_PREVIOUS, MEAN = range(4)
ABOVE, MARGIN = 2, 4
HERE = [(0, -1), (-1, 0), (-1, -1), (-1, 1), (0, -2), (-2, 0), (-1, -2), (-1, 2)]
SQUARE = [(0, 0), (0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, -1), (-1, 1), (1, -1)]
CROSS = [(0, 0), (0, -1), (-1, 0), (0, 1), (1, 0)]
MOST = S(1 << 22)


def taps_of(tap_set, frames):
    """The neighbours of a point: source, row, column."""
    full = tap_set & 1
    if tap_set > 1:
        frames = max(frames, 4)
    taps = [(CURRENT, *at) for at in HERE]
    if frames > 1:
        taps += [(PREVIOUS, *at) for at in (SQUARE if full else SQUARE[:8])]
    if frames == 1 or full:
        taps += [(CURRENT, -2, 1), (CURRENT, -2, -1)]
    if frames > 2:
        taps += [(BEFORE_PREVIOUS, *at) for at in (CROSS if full else CROSS[:1])]
    if frames > 3:
        taps += [(MEAN, *at) for at in (CROSS + [(-1, 1), (-1, -1)] if full else CROSS)]
    return taps


class Scales:
    """Mean magnitudes of errors by class."""

    def __init__(self):
        self._means, self._counts = {}, {}

    def mean(self, key):
        return self._means.get(key, HALF)

    def sharpness(self, key):
        return ONE / max(S(0.03), self.mean(key) * S(0.7213))

    def learn(self, key, magnitude):
        count = self._counts[key] = min(self._counts.get(key, 0) + 1, 99)
        self._means[key] = self.mean(key) + (magnitude - self.mean(key)) * RATES[count]


class Biases:
    """What predictions lacked by pattern."""

    def __init__(self):
        self._means, self._counts = {}, {}

    def of(self, pattern):
        count = self._counts.get(pattern, ZERO)
        return self._means.get(pattern, ZERO) * S(0.8) * (count * S(0.02) if count < S(50) else ONE)

    def learn(self, pattern, error):
        count = self._counts[pattern] = self._counts.get(pattern, ZERO) + ONE
        mean = self._means.get(pattern, ZERO)
        self._means[pattern] = mean + (clamp(error, -TWO, TWO) - mean) * max(ONE / (count + ONE), S(0.005))


class Raster:
    def __init__(self, numbers, frames, rows, columns, parameters, first, largest):
        full, self._predictors, self._stride, parts, self._proposes_same = parameters
        self._numbers, self._frames, self._rows, self._columns = numbers, frames, rows, columns
        self._taps = taps_of(full, frames)
        self._lanes = (len(self._taps) + 7) // 8 * 8
        self._parts, self._half = S(parts), S(0 if parts % 2 else 0.5)
        self._first, self._largest = S(first), S(largest)
        weights = np.zeros(len(self._taps), S)
        weights[:3] = 0.66, 0.66, -0.66
        self._adaptive = np.zeros(self._lanes, S)
        self._adaptive[:len(self._taps)] = weights
        self._least = LeastSquares(len(self._taps), frames, rows, columns, weights) if self._predictors else None
        self._by_error, self._by_place, self._by_spread, self._bias = Scales(), Scales(), Scales(), Biases()
        self._point_errors = np.zeros((rows, columns), S)
        self._values = [self._plane() for _ in range(3)]
        self._errors = [self._plane() for _ in range(2)]
        self._misses = [np.zeros((*self._plane().shape, 3), S) for _ in range(2)]
        self._mean = self._plane()

    def _plane(self):
        return np.zeros((self._rows + ABOVE + 1, self._columns + 2 * MARGIN), S)

    def decode(self, mask, steps):
        counts = np.zeros((self._frames, self._rows, self._columns), S)
        mask = None if mask is None else np.asarray(mask).reshape(counts.shape)
        for frame in range(self._frames):
            if frame and (steps[frame] != steps[frame - 1]):
                self._rescale(S(steps[frame - 1] / steps[frame]))
            self._begin_frame(frame)
            for row in range(self._rows):
                self._begin_row(row)
                if self._predictors == 2 and row % 8 == 0:
                    self._least.begin_tiles(row // 8, frame == 0)
                for column in range(self._columns):
                    if mask is not None and mask[frame, row, column]:
                        self._skip(frame, row + ABOVE, column + MARGIN)
                    else:
                        counts[frame, row, column] = self._point(frame, row, column)
                if self._least and (frame == 0 and row < 8 or (row + 1) % 4 == 0 or row == self._rows - 1):
                    self._least.learn(row // 8)
            self._end_frame(frame)
        return counts

    def _rescale(self, factor):
        for plane in (*self._values, *self._errors, *self._misses, self._mean):
            plane *= factor

    def _begin_frame(self, frame):
        # The newest plane comes first.
        for planes in (self._values, self._errors, self._misses):
            planes.insert(0, planes.pop())
        self._values[0][:ABOVE] = self._values[1][ABOVE] if frame else self._first
        self._errors[0][:ABOVE] = self._errors[1][ABOVE] if frame else ZERO

    def _begin_row(self, row):
        for plane in (self._values[0], self._errors[0]):
            line, above = plane[row + ABOVE], plane[row + ABOVE - 1]
            line[:MARGIN] = above[MARGIN]
            above[MARGIN + self._columns:] = above[MARGIN + self._columns - 1]

    def _end_frame(self, frame):
        for plane in (self._values[0], self._errors[0]):
            last = plane[self._rows + ABOVE - 1]
            last[MARGIN + self._columns:] = last[MARGIN + self._columns - 1]
        rate = max(ONE / S(frame + 1), S(0.03)) if frame else ONE
        self._mean += (self._values[0] - self._mean) * rate

    def _centre(self, frame, y, x):
        values = self._values[0]
        west, north = values[y, x - 1], values[y - 1, x]
        return (west + north + self._values[1][y, x]) * (ONE / S(3)) if frame else (west + north) * HALF

    def _skip(self, frame, y, x):
        self._values[0][y, x] = self._centre(frame, y, x)
        self._errors[0][y, x] = ZERO
        self._misses[0][y, x] = self._misses[0][y, x - 1]

    def _gather(self, frame, row, column):
        taps = np.zeros(self._lanes, S)
        for i, (source, down, right) in enumerate(self._taps):
            if source != CURRENT and frame == 0:
                source, down, right = CURRENT, -1, 0
            if source == BEFORE_PREVIOUS and frame == 1:
                source = PREVIOUS
            plane = self._mean if source == MEAN else self._values[source]
            taps[i] = plane[min(row + down, self._rows - 1) + ABOVE, column + right + MARGIN]
        return taps

    def _nearby_misses(self, frame, y, x):
        now, before = self._misses[0], self._misses[1]
        total = now[y - 1, x] + now[y - 1, x] + now[y - 1, x - 1] + now[y - 1, x + 1] + now[y - 2, x]
        if frame:
            total = total + (before[y, x] + before[y, x] + before[y, x + 1] + before[y + 1, x])
        return total + (now[y, x - 1] + now[y, x - 1]) + now[y, x - 2]

    def _nearby_errors(self, frame, row, y, x):
        now, before = np.abs(self._errors[0]), np.abs(self._errors[1])
        total = now[y - 1, x] + now[y - 1, x] + now[y - 1, x - 1] + now[y - 1, x + 1]
        if frame:
            below = y + 1 if row + 1 < self._rows else y
            total = total + (before[y, x] + before[y, x] + before[y, x + 1] + before[below, x])
        total = total + (now[y, x - 1] + now[y, x - 1])
        return total * S(0.6) if frame else total

    def _point(self, frame, row, column):
        y, x, n = row + ABOVE, column + MARGIN, len(self._taps)
        values, errors, previous = self._values[0], self._errors[0], self._values[1]
        centre = self._centre(frame, y, x)
        u = self._gather(frame, row, column)
        u[:n] -= centre

        # Predictions relative to the centre.
        near = u[:16] if frame else u[:8]
        low, high = near.min(), near.max()
        more = (high - low) * HALF + ONE
        low, high = low - more, high + more
        adaptive = vector_sum(self._adaptive * u)
        predictions = [adaptive, self._sum(self._least and self._least.weights, u, adaptive)]
        predictions.append(self._sum(self._least.tile_weights[column // 8], u, adaptive)
                           if self._predictors == 2 else predictions[1])
        p0, p1, p2 = (clamp(p, low, high) for p in predictions)
        blend = blended((p0, p1, p2), self._nearby_misses(frame, y, x))

        # What surrounds the point.
        activity = self._nearby_errors(frame, row, y, x) * TWO
        before = self._errors[1][y, x] if frame else ZERO
        west, north = errors[y, x - 1], errors[y - 1, x]
        activity_class = magnitude_class(activity * TWO)
        spread = abs(p0 - p2) + abs(p1 - p2) + abs(p0 - p1)
        spread_class = min(magnitude_class(spread * S(8)) // 2, 31)
        around = u[[0, 1, 2, 3, 8, 9]] if frame else u[:6]
        bias_pattern = pattern(around[:5], blend) * 4 + min(activity_class // 10, 3)
        prediction = blend + self._bias.of(bias_pattern)
        absolute = centre + prediction
        gradient = abs(u[0] - u[1])
        other = (abs(previous[y, x] - previous[y - 1, x]) + abs(previous[y, x] - previous[y, x - 1])
                 if frame else abs(values[y - 1, x + 1] - values[y - 1, x]))
        coarse = min(activity_class // 5, 11)
        by_error = min(activity_class * 7 // 8, 63)
        by_place = other_class(S(8) * self._point_errors[row, column]) * 12 + coarse
        by_spread = spread_class * 12 + coarse
        local = S(4) * (abs(west) + abs(north) + abs(before))
        anchor = absolute
        if self._parts > 0:
            anchor = (absolute * self._parts - self._half + S(12582912) - S(12582912) + self._half) / self._parts
        neighbours = self._neighbours(frame, row, y, x)
        counters = [
            pattern(around, prediction),
            (signed_class(west) * 5 + signed_class(north)) * 5 + signed_class(before),
            spread_class * 24 + min(magnitude_class(local) * 3 // 8, 23),
            other_class(TWO * gradient) * 32 + other_class(TWO * other)]
        if self._parts == 1:
            counters[3] = self._value_class(anchor) * 64 + sum(
                (neighbours[i] == anchor) << bit for bit, i in enumerate((0, 1, 3, 4, 2, 5)))
        context = Context(
            counters, (by_error, spread_class), by_error,
            (absolute - anchor, absolute - anchor, centre + p2 - anchor),
            (self._by_error.sharpness(by_error), self._by_place.sharpness(by_place),
             self._by_spread.sharpness(by_spread)))
        steps = self._same(context, neighbours, anchor, absolute) if self._proposes_same else None
        if steps is None:
            low_bits = 0
            while low_bits < 20 and S(2 << low_bits) <= self._by_error.mean(by_error):
                low_bits += 1
            steps = S(self._numbers.number(context, low_bits))
        value = clamp(anchor + steps, -MOST, MOST)

        # Learning.
        error, target = value - absolute, value - centre
        values[y, x], errors[y, x] = value, error
        missed = [abs(target - p) for p in (p0, p1, p2)]
        self._misses[0][y, x] = missed
        self._by_error.learn(by_error, abs(error))
        self._by_place.learn(by_place, abs(error))
        self._by_spread.learn(by_spread, missed[2])
        rate = ONE / S(frame + 1) if frame < 10 else S(0.1)
        self._point_errors[row, column] += (abs(error) - self._point_errors[row, column]) * rate
        self._bias.learn(bias_pattern, target - blend)
        energy = vector_sum(u * u)
        gain = clamp(S(0.04) / S(n) * (target - adaptive) / (HALF + energy / S(n)), -ONE, ONE)
        self._adaptive += u * gain
        if self._least and (column + row + frame) % self._stride == 0:
            calm = activity * (ONE / S(12))
            self._least.add(column, u[:n], target, ONE / (S(0.3) + calm * calm))
        return value

    def _sum(self, weights, u, otherwise):
        if weights is None:
            return otherwise
        lanes = np.zeros(self._lanes, S)
        lanes[:len(weights)] = weights
        return vector_sum(lanes * u)

    def _neighbours(self, frame, row, y, x):
        """West, north, before or two to the west; north-east, north-west, and to the east and the south before."""
        values, previous = self._values[0], self._values[1]
        below = y + 1 if row + 1 < self._rows else y
        others = ((previous[y, x], previous[y, x + 1], previous[below, x]) if frame
                  else (values[y, x - 2], values[y - 2, x], values[y, x - 2]))
        return [values[y, x - 1], values[y - 1, x], others[0], values[y - 1, x + 1], values[y - 1, x - 1], *others[1:]]

    def _value_class(self, value):
        return 31 if value == self._largest else int(clamp(value + ONE, ZERO, S(30)))

    def _same(self, context, neighbours, anchor, absolute):
        best, value, equal = 0, None, 0
        for candidate in neighbours[:3]:
            own = sum((neighbour == candidate) << i for i, neighbour in enumerate(neighbours))
            votes = sum(3 if i < 3 else 2 for i in range(7) if own >> i & 1)
            if votes > best:
                best, value, equal = votes, candidate, own
        number = value - anchor
        if not abs(number) >= TWO:
            return None
        end = 0 if value == 0 else 1 if value == self._largest else 2
        near = int(clamp(abs(value - absolute), ZERO, S(3)))
        counters = [equal * 4 + near, *context.counters[1:3], end * 128 + equal]
        same = Context(counters, context.weights, context.map, context.means, context.sharpness)
        return S(int(clamp(number, -MOST, MOST))) if self._numbers.same(same, number) else None


def other_class(magnitude):
    return min(magnitude_class(magnitude) // 2, 31)


def pattern(neighbours, value):
    """To the base 3: above 2, near 1, below 0."""
    high, low = value + HALF, value - HALF
    return sum((2 if u > high else 0 if u < low else 1) * 3 ** i for i, u in enumerate(neighbours))


def blended(predictions, misses):
    misses = misses + S(0.05)
    weights = ONE / (misses * misses)
    weights = weights * weights
    weighted = weights * np.array(predictions, S)
    total = weights[0] + weights[1] + weights[2]
    return (weighted[0] + weighted[1] + weighted[2]) / total if total > 0 else predictions[1]
