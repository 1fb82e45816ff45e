"""Tables and small functions of the codec predictive (Predictive), in single unless said otherwise."""

import numpy as np

S = np.float32
ZERO, ONE, HALF, TWO = S(0), S(1), S(0.5), S(2)


def logarithm(x):
    """The natural logarithm in double, by + - * / alone."""
    exponent = 0
    while x >= 1.4142135623730951:
        x, exponent = x * 0.5, exponent + 1
    while x < 1.4142135623730951 / 2:
        x, exponent = x * 2, exponent - 1
    ratio = (x - 1) / (x + 1)
    square, total = ratio * ratio, 0.0
    for n in range(27, 0, -2):
        total = total * square + 1.0 / n
    return 2 * ratio * total + exponent * 0.6931471805599453


def logistic_table():
    values, power = [None] * 1025, 1.0
    for i in range(513):
        values[512 + i] = S(power / (1 + power))
        values[512 - i] = S(1 / (1 + power))
        power *= 1.0317434074991028
    return values, [values[i + 1] - values[i] for i in range(1024)]


def logit(p):
    return S(logarithm(p / (1 - p)))


def octave(i):
    bits = int(S(1 / 65536).view(np.int32)) + (i << 16) + (1 << 15)
    return float(np.int32(bits).view(np.float32))


LOGISTIC, RISE = logistic_table()
LOGIT_OF_PART = [logit((i + 0.5) / 4096) for i in range(4096)]
LOGIT_OF_OCTAVE = [logit(octave(i)) for i in range(1920)] + [ZERO]
RATES = [max(ONE / (S(n) + S(1.5)), ONE / S(250)) for n in range(256)]
RATE_UNITS = [int(rate * S(65535)) for rate in RATES]
CONFIDENCES = [S(n) / (S(n) + S(1.5)) for n in range(256)]


def clamp(x, low, high):
    """Also for x that is no number, which becomes low."""
    return (x if x < high else high) if x > low else low


def logistic(z):
    place = clamp(z, S(-15.9), S(15.9)) * S(32) + S(512)
    piece = int(place)
    return LOGISTIC[piece] + RISE[piece] * (place - S(piece))


def logit_of(p):
    upper = p > HALF
    q = clamp(ONE - p if upper else p, S(1 / 65536), HALF)
    result = LOGIT_OF_OCTAVE[(int(q.view(np.int32)) - 0x37800000) >> 16]
    return -result if upper else result


def magnitude_class(a):
    """Four classes to an octave."""
    x = int(clamp(a, ZERO, S(1 << 26)) * S(16)) + 16
    top = x.bit_length() - 1
    return 4 * (top - 4) + ((x >> (top - 2)) & 3)


def signed_class(e):
    return 4 if e > S(1.5) else 3 if e > HALF else 0 if e < S(-1.5) else 1 if e < -HALF else 2


def lane_sum(lanes):
    """((a0 + a4) + (a1 + a5)) + ((a2 + a6) + (a3 + a7))."""
    four = lanes[:4] + lanes[4:]
    return (four[0] + four[1]) + (four[2] + four[3])


def vector_sum(numbers):
    """The sum over several vectors of eight lanes, vector by vector, then over the lanes."""
    total = np.zeros(8, S)
    for start in range(0, len(numbers), 8):
        total = total + numbers[start:start + 8]
    return lane_sum(total)
