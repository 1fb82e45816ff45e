"""The linear model of the codec predictive (Predictive: linear order)."""

import numpy as np

from predictive_raster import ABOVE, MARGIN, MEAN, BEFORE_PREVIOUS, CURRENT, MOST, PREVIOUS, taps_of
from predictive_tables import HALF, ONE, S, ZERO, clamp
from predictive_weights import LeastSquares
from range_coder import SymbolModels

MOST_ACTIVITY = S(1 << 24)
WEST, NORTH, WEST_WEST, FIRST_BEFORE = 0, 1, 4, 8
STARTS, EXTRA = (0, 1, 2, 3, 4, 6, 8), (0, 0, 0, 0, 1, 1, 2)
ESCAPED = 12


class Linear:
    def __init__(self, decoder, frames, rows, columns, parameters, first, largest):
        full, shift, self._stride, parts = parameters
        self._decoder, self._frames, self._rows, self._columns = decoder, frames, rows, columns
        self._taps = taps_of(full, frames)
        self._tile = 1 << shift
        self._parts, self._half = S(parts), S(0 if parts % 2 else 0.5)
        self._first = S(first)
        self._smallest, self._largest = (ZERO, S(largest)) if parts else (-MOST, MOST)
        weights = np.zeros(len(self._taps), S)
        weights[:3] = 0.66, 0.33, -0.33
        self._least = LeastSquares(len(self._taps), frames, rows, columns, weights, self._tile)
        self._models = SymbolModels()
        self._values = [self._plane() for _ in range(3)]
        self._errors = [self._plane() for _ in range(2)]
        self._mean = self._plane()

    def _plane(self):
        return np.zeros((self._rows + ABOVE + 1, self._columns + 2 * MARGIN), S)

    def decode(self, mask, steps):
        counts = np.zeros((self._frames, self._rows, self._columns), S)
        mask = np.zeros(counts.shape, bool) if mask is None else np.asarray(mask).reshape(counts.shape)
        for frame in range(self._frames):
            if frame and steps[frame] != steps[frame - 1]:
                for plane in (*self._values, *self._errors, self._mean):
                    plane *= S(steps[frame - 1] / steps[frame])
            self._begin_frame(frame)
            for row in range(self._rows):
                self._begin_row(row)
                if row % self._tile == 0:
                    self._least.begin_tiles(row // self._tile, frame == 0)
                self._row(frame, row, mask[frame, row], counts[frame, row])
                if frame == 0 and row < 8 or (row + 1) % 4 == 0 or row == self._rows - 1:
                    self._least.learn(row // self._tile)
            self._end_frame(frame)
        return counts

    # Planes are those of raster order.
    def _begin_frame(self, frame):
        for planes in (self._values, self._errors):
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

    def _gather(self, frame, row, column):
        taps = np.zeros(len(self._taps), S)
        for i, (source, down, right) in enumerate(self._taps):
            if source != CURRENT and frame == 0:
                source, down, right = CURRENT, -1, 0
            if source == BEFORE_PREVIOUS and frame == 1:
                source = PREVIOUS
            plane = self._mean if source == MEAN else self._values[source]
            taps[i] = plane[min(row + down, self._rows - 1) + ABOVE, column + right + MARGIN]
        return taps

    def _row(self, frame, row, mask, counts):
        learned = []
        first_tiles = frame == 0 and row < self._tile
        for column in range(self._columns):
            taps = self._gather(frame, row, column)
            north = taps[NORTH]
            centre = (north + (taps[FIRST_BEFORE] if frame else north)) * HALF
            u = taps - centre
            if mask[column]:
                self._values[0][row + ABOVE, column + MARGIN] = centre + u[WEST] * HALF
                self._errors[0][row + ABOVE, column + MARGIN] = ZERO
                continue
            weights = self._least.weights if first_tiles else self._least.tile_weights[column // self._tile]
            value, activity = self._point(frame, row, column, taps, u, weights, centre)
            counts[column] = value
            if (column + row + frame) % self._stride == 0:
                calm = activity * (ONE / S(6))
                learned.append((column, u, value - centre, ONE / (S(0.3) + calm * calm)))
        for point in learned:
            self._least.add(*point)

    def _point(self, frame, row, column, taps, u, weights, centre):
        y, x = row + ABOVE, column + MARGIN
        total = ZERO
        for i in range(1, len(u)):
            if i != WEST_WEST:
                total = total + u[i] * weights[i]
        prediction = total + (weights[WEST_WEST] * u[WEST_WEST] + weights[WEST] * u[WEST])
        near = u[[0, 1, 2, 3, 8, 9, 10, 11]] if frame else u[:4]
        low, high = near.min(), near.max()
        more = (high - low) * HALF + ONE
        absolute = clamp(centre + clamp(prediction, low - more, high + more), self._smallest, self._largest)
        activity = self._activity(frame, row, y, x)
        number_class = octaves(activity) >> 21
        west, north = taps[WEST], taps[NORTH]
        third = self._values[1][y, x] if frame else self._values[0][y - 1, x - 1]
        anchor, flips, place, equal = absolute, self._errors[0][y, x - 1] < 0, 0, 0
        if self._parts == 1 and west == north and west == third:
            anchor, equal = west, 3
            far = abs(absolute - anchor)
            place = 12 + (0 if far < S(0.2) else 1 if far < S(0.6) else 2 if far < S(1.5) else 3)
        elif self._parts > 0:
            anchor = (absolute * self._parts - self._half + S(12582912) - S(12582912) + self._half) / self._parts
            equal = int(west == anchor) + int(north == anchor)
            place = min(int(abs(absolute - anchor) * S(8)), 3) + 4 * equal
        if self._parts > 0:
            flips = absolute < anchor
        if self._parts == 1 and anchor in (ZERO, self._largest):
            place += 16
        coarse = min(number_class, 63)
        first = ("first", 32 * coarse + place)
        second = ("second", 512 * equal + 32 * (coarse // 4) + min(octaves(high - low) >> 22, 31))
        number = self._number(first, second, max(0, (number_class - 12) >> 2))
        value = clamp(anchor + S(-number if flips else number), -MOST, MOST)
        self._values[0][y, x] = value
        self._errors[0][y, x] = value - absolute
        return value, activity

    def _activity(self, frame, row, y, x):
        now, before = np.abs(self._errors[0]), np.abs(self._errors[1])
        total = now[y - 1, x] + now[y - 1, x] + now[y - 1, x - 1] + now[y - 1, x + 1]
        if frame:
            below = y + 1 if row + 1 < self._rows else y
            total = total + (before[y, x] + before[y, x] + before[y, x + 1] + before[below, x])
        total = total + (now[y, x - 1] + now[y, x - 1])
        return total * S(0.6) if frame else total

    def _number(self, first, second, low_bits):
        symbol = self._decoder.symbol(self._models[first], self._models[second])
        if low_bits == 0:
            magnitude = self._rest((symbol + 1) >> 1)
            return magnitude if symbol & 1 else -magnitude
        magnitude = self._rest(symbol >> 1) << low_bits | self._even(low_bits)
        return -1 - magnitude if symbol & 1 else magnitude

    def _rest(self, bucket):
        if bucket < 7:
            return STARTS[bucket] + self._decoder.even(EXTRA[bucket])
        length = self._decoder.symbol(self._models["length", 0], self._models["length", 1])
        if length == 15:
            length += self._decoder.even(3)
        return ESCAPED - 1 + (1 << length | self._even(length))

    def _even(self, count):
        if count <= 12:
            return self._decoder.even(count)
        high = self._decoder.even(count - 12)
        return high << 12 | self._decoder.even(12)


def octaves(magnitude):
    one = ONE.view(np.int32)
    return int((clamp(magnitude, ZERO, MOST_ACTIVITY) * S(2) + ONE).view(np.int32) - one)
