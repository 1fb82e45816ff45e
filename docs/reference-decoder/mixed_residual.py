"""The residual in mixed contexts: neighbours and the decoded base (Layers)."""

import numpy as np

from contexts import sign
from predictive_entropy import Context, Decisions, learn, opinion
from predictive_tables import ZERO
from range_coder import RangeDecoder

LIMIT = 1 << 20


class Numbers:
    def __init__(self, coder):
        self._coder = coder
        self._decisions = Decisions(coder)
        self._counters = {}
        self._quiet = {}

    def number(self, context, others):
        """A residual by the contexts of the mixture and those of three more tables."""
        return self._nonzero(context, others) if self._bit(context, others, 0) else 0

    def _nonzero(self, context, others):
        negative = self._bit(context, others, 1)
        magnitude = min(self._magnitude(context, others), (1 << 24) - 1)
        return -magnitude if negative else magnitude

    def zero_or_number(self, quiet, context, others):
        """The same at a quiet point, where three more counters say whether it is 0."""
        counters = [self._quiet.setdefault((i, place), [655, 0, 0]) for i, place in enumerate(quiet)]
        bit = self._coder.bit_of_odds(max(1, sum(counter[0] for counter in counters) // 3))
        for counter in counters:
            learn(counter, 65535 * bit)
        return self._nonzero(context, others) if bit else 0

    def _magnitude(self, context, others):
        for i in range(1, 8):
            if not self._bit(context, others, 1 + i):
                return i
        length = 1
        while length < 24 and self._bit(context, others, 16 + length):
            length += 1
        if length == 1:
            return 8
        rest = 2 | self._bit(context, others, 40 + min(length, 15))
        for count in (length - 2 - min(length - 2, 16), min(length - 2, 16)):
            rest = rest << count | self._coder.even(count)
        return rest + 7

    def _bit(self, context, others, node):
        counters = [self._counters.setdefault((i, other, node), [32768, 32768, 0]) for i, other in enumerate(others)]
        bit = self._decisions.bit_by_opinions(context, node, [opinion(counter) for counter in counters])
        for counter in counters:
            learn(counter, 65535 * bit)
        return bit


def decode(stream, frames, rows, columns, mask, codes, bit_depth, steps_of_code, knows_quiet):
    """One number a point in order; special points have none and count as 0."""
    numbers = Numbers(RangeDecoder(stream))
    residuals = np.zeros((frames, rows, columns), np.int64)
    skipped = np.zeros((frames, rows, columns), bool) if mask is None else mask.reshape(frames, rows, columns)
    base, top = sixteenths(codes.reshape(frames, rows, columns), bit_depth, steps_of_code)

    def near(frame, row, column):
        """A coded residual nearby; 0 outside."""
        if frame < 0 or row < 0 or row >= rows or column < 0 or column >= columns:
            return 0
        return max(-LIMIT, min(LIMIT, int(residuals[frame, row, column])))

    for frame, row, column in np.ndindex(frames, rows, columns):
        if not skipped[frame, row, column]:
            around, quiet, context, others = contexts_of(near, base, top, frame, row, column)
            residuals[frame, row, column] = numbers.zero_or_number(quiet, context, others) \
                if knows_quiet and around <= 1 else numbers.number(context, others)
    return residuals.ravel()


def sixteenths(codes, bit_depth, steps_of_code):
    """The base and the largest code in sixteenths of a residual step."""
    table = []
    for code in range(1 << bit_depth):
        part = code * steps_of_code * 16
        table.append(int(part) if 0 <= part < 1 << 24 else 1 << 24)
    return np.array(table, np.int64)[codes], table[-1]


def contexts_of(near, base, top, frame, row, column):
    def r(frames, rows, columns):
        return near(frame + frames, row + rows, column + columns)

    def b(frames, rows, columns):
        place = [min(max(at + step, 0), size - 1)
                 for at, step, size in zip((frame, row, column), (frames, rows, columns), base.shape)]
        return int(base[tuple(place)])

    west, north, northwest, northeast, westwest = r(0, 0, -1), r(0, -1, 0), r(0, -1, -1), r(0, -1, 1), r(0, 0, -2)
    before, before_east, earlier = r(-1, 0, 0), r(-1, 0, 1), r(-2, 0, 0)
    in_frame = 2 * (abs(west) + abs(north)) + abs(northwest) + abs(northeast)
    nearby = in_frame + 2 * abs(before) + abs(before_east) + abs(r(-1, 1, 0))
    farther = [westwest, r(0, 0, -3), r(0, -1, -2), r(0, -1, 2), r(0, -2, -1), r(0, -2, 0), r(0, -2, 1),
               r(-1, 0, -1), r(-1, -1, 0), earlier]
    near_class = class_of(nearby * 12 // 5 if frame else in_frame * 4, 39)
    around = nearby + sum(abs(number) for number in farther)
    wide = class_of(2 * around, 39)

    here = b(0, 0, 0)
    bend = 4 * here - b(0, 0, -1) - b(0, 0, 1) - b(0, -1, 0) - b(0, 1, 0)
    slope = class_of(abs(b(0, 0, 1) - b(0, 0, -1)) + abs(b(0, 1, 0) - b(0, -1, 0)), 31)
    bend_in_time = 2 * here - b(-1, 0, 0) - b(1, 0, 0)
    change = class_of(abs(here - b(-1, 0, 0)) + abs(b(1, 0, 0) - here), 31)
    from_top = top - here
    end = 32 + class_of(4 * from_top, 31) if from_top < here else class_of(4 * here, 31)

    signs = number_of([west, north, before], 3, 1)
    half_bend = abs(bend) // 2 * sign(bend)
    context = Context(
        [number_of([west, north, before, northwest, northeast, before_east if frame else westwest], 3, 1),
         number_of([west, north, before], 5, 2) * 3 + sign(earlier) + 1,
         near_class * 24 + min(slope, 23),
         signed_class(bend) * 25 + signed_class(2 * bend_in_time)],
        [wide, slope], near_class // 2, [ZERO] * 3, [ZERO] * 3)
    by_end = end * 25 + signed_class(half_bend)
    quiet = [slope * 16 + change // 2, context.counters[3], by_end]
    return around, quiet, context, [wide * 27 + signs, near_class * 16 + change // 2, by_end]


def number_of(residuals, base, limit):
    """Residuals cut to -limit ... limit, as digits."""
    number = 0
    for residual in residuals:
        number = number * base + max(-limit, min(limit, residual)) + limit
    return number


def class_of(part, most):
    """Four classes an octave of 16 + part."""
    x = min(part, 1 << 26) + 16
    octave = x.bit_length() - 1
    return min(most, 4 * (octave - 4) + (x >> (octave - 2) & 3))


def signed_class(part):
    return 12 - class_of(-part, 12) if part < 0 else 12 + class_of(part, 12)
