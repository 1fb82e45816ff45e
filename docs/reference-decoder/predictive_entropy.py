"""Numbers of the codec predictive from its decisions (Predictive: decisions, numbers)."""

import numpy as np

from predictive_tables import (CONFIDENCES, HALF, LOGIT_OF_PART, ONE, RATE_UNITS, S, TWO, ZERO, clamp, logistic,
                               lane_sum, logit_of)

ZERO_NODE, SIGN, SAME, LENGTH, FIRST, SECOND = 0, 1, 2, 2, 16, 30
WIDE_SIGN, WIDE_LENGTH, WIDE_FIRST = 58, 59, 70
TINY, RATE, MAP_RATE = S(1e-12), S(0.004), S(0.02)
FIRST_WEIGHTS = np.array([0.15, 0.15, 0.15, 0, 0.15, 0.15, 0.15, 0.15], S)
FIRST_MAP = np.array([logistic(S(i - 16) * HALF) for i in range(33)], S)


class Made(dict):
    """Makes what is first asked for."""

    def __init__(self, make):
        super().__init__()
        self._make = make

    def __missing__(self, key):
        value = self[key] = self._make()
        return value


class Decisions:
    """Mixes distributions and counters, and takes decisions from the range coder."""

    def __init__(self, coder):
        self._coder = coder
        self._counters = Made(lambda: [32768, 32768, 0])
        self._weights = Made(FIRST_WEIGHTS.copy)
        self._maps = Made(FIRST_MAP.copy)

    def bit(self, context, node, odds):
        return self.bit_by_opinions(context, node, [logit_of(p) for p in odds])

    def bit_by_opinions(self, context, node, opinions):
        counters = [self._counters[i, context.counters[i], node] for i in range(4)]
        inputs = np.array(opinions + [S(0.4)] + [opinion(c) for c in counters], S)
        weights = [self._weights[i, context.weights[i], node] for i in range(2)]
        total = clamp(lane_sum((weights[0] + weights[1]) * inputs) * HALF, S(-11), S(11))
        mixed = logistic(total)
        place = clamp(total, S(-7.99), S(7.99)) * TWO + S(16)
        point = int(place)
        part = place - S(point)
        points = self._maps[context.map, node]
        mapped = points[point] * (ONE - part) + points[point + 1] * part
        bit = self._coder.bit_of_odds(int(clamp((HALF * mixed + HALF * mapped) * S(65536), ONE, S(65535))))
        gain = inputs * ((S(bit) - mixed) * RATE)
        weights[0] += gain
        weights[1] += gain
        points[point] += (S(bit) - points[point]) * MAP_RATE * (ONE - part)
        points[point + 1] += (S(bit) - points[point + 1]) * MAP_RATE * part
        for counter in counters:
            learn(counter, 65535 * bit)
        return bit

    def raw(self, odds):
        return self._coder.bit_of_odds(int(clamp(odds, S(0.02), S(0.98)) * S(65536)))


def opinion(counter):
    return LOGIT_OF_PART[(counter[0] + counter[1]) >> 5] * CONFIDENCES[counter[2]]


def learn(counter, target):
    counter[2] = min(counter[2] + 1, 255)
    rate = RATE_UNITS[counter[2]]
    counter[0] += ((target - counter[0]) * rate) >> 16
    counter[1] += ((target - counter[1]) * max(rate, 3277)) >> 16


class Context:
    """What is known of a number: contexts, means and one over scale of three distributions."""

    def __init__(self, counters, weights, map_context, means, sharpness):
        self.counters, self.weights, self.map = counters, weights, map_context
        self.means, self.sharpness = means, sharpness


class Numbers:
    def __init__(self, coder):
        self._decisions = Decisions(coder)

    def same(self, context, number):
        """Whether the number is the proposed one."""
        odds = [logistic((number + HALF - m) * s) - logistic((number - HALF - m) * s)
                for m, s in zip(context.means, context.sharpness)]
        return self._decisions.bit(context, SAME, odds)

    def number(self, context, low_bits):
        return self._wide(context, low_bits) if low_bits else self._narrow(context)

    def _narrow(self, context):
        means, sharp = context.means, context.sharpness
        negative = [logistic((S(-0.5) - m) * s) for m, s in zip(means, sharp)]
        positive = at_least(means, sharp, 1)
        either = [n + p for n, p in zip(negative, positive)]
        if not self._decisions.bit(context, ZERO_NODE, either):
            return 0
        if self._decisions.bit(context, SIGN, [n / (e + TINY) for n, e in zip(negative, either)]):
            return -self._magnitude(context, [ZERO - m for m in means], [n + TINY for n in negative])
        return self._magnitude(context, means, [p + TINY for p in positive])

    def _magnitude(self, context, means, inside):
        length, inside, beyond = self._length(context, means, inside, LENGTH, 0, 1, 13)
        known, node = 1 << (length - 1), FIRST + min(length, 13)
        for place in range(length - 2, -1, -1):
            half = safely(at_least(means, context.sharpness, known + (1 << place)))
            odds = within(half, inside, beyond)
            if length - 2 - place < 2:
                bit = self._decisions.bit(context, node, odds)
            else:
                bit = self._decisions.raw(HALF * (odds[0] + odds[1]))
            node = SECOND + 2 * min(length, 13) + bit
            inside, beyond = (half, beyond) if bit else (inside, half)
            known += bit << place
        return known

    def _wide(self, context, low_bits):
        means, sharp = context.means, context.sharpness
        negative = [logistic((S(-0.5) - m) * s) for m, s in zip(means, sharp)]
        if self._decisions.bit(context, WIDE_SIGN, negative):
            return -1 - self._wide_magnitude(
                context, [S(-1) - m for m in means], [n + TINY for n in negative], low_bits)
        return self._wide_magnitude(context, means, [ONE - n + TINY for n in negative], low_bits)

    def _wide_magnitude(self, context, means, inside, low_bits):
        length, inside, beyond = self._length(context, means, inside, WIDE_LENGTH, low_bits, 0, 9)
        known = 1 << (low_bits + length - 1) if length else 0
        top = low_bits + length - 2 if length else low_bits - 1
        for place in range(top, -1, -1):
            half = safely(at_least(means, context.sharpness, known + (1 << place)))
            odds = within(half, inside, beyond)
            if place == top and length > 1:
                bit = self._decisions.bit(context, WIDE_FIRST + min(length, 9), odds)
            else:
                bit = self._decisions.raw(odds[0])
            inside, beyond = (half, beyond) if bit else (inside, half)
            known += bit << place
        return known

    def _length(self, context, means, inside, node, low_bits, length, most):
        beyond = None
        while low_bits + length < 24:
            beyond = safely(at_least(means, context.sharpness, 1 << (low_bits + length)))
            odds = [b / i for b, i in zip(beyond, inside)]
            if not self._decisions.bit(context, node + min(length, most), odds):
                break
            inside, length = beyond, length + 1
        return length, inside, beyond


def at_least(means, sharpness, threshold):
    return [logistic((m - (S(threshold) - HALF)) * s) for m, s in zip(means, sharpness)]


def safely(odds):
    return [p + TINY for p in odds]


def within(half, inside, beyond):
    return [(h - b) / (i - b) if i - b > S(1e-7) else HALF for h, i, b in zip(half, inside, beyond)]
