"""Whole numbers of 64 bits: a modelled stream and raw bits (Entropy)."""

import numpy as np

from archive import DamagedFile
from contexts import Neighbours, logarithm
from range_coder import Models, RangeDecoder

MODULUS = 1 << 64


class RawBits:
    """Numbers packed from the lowest bit of the first byte on; bits behind the end are 0."""

    def __init__(self, content):
        self._bits = int.from_bytes(content, "little")
        self._position = 0

    def bytes_read(self):
        return (self._position + 7) // 8

    def take(self, count):
        number = (self._bits >> self._position) & ((1 << count) - 1)
        self._position += count
        return number


class WholeNumberDecoder:
    def __init__(self, stream, raw):
        self._decoder, self._models, self._raw = RangeDecoder(stream), Models(), RawBits(raw)

    def raw_bytes(self):
        return self._raw.bytes_read()

    def number(self, context, sign_context):
        bit, models = self._decoder.bit, self._models
        if not bit(models["zero", context]):
            return 0
        node = 1
        for _ in range(6):
            node = node << 1 | bit(models["length", context, node])
        top = node - 64
        negative = bit(models["sign", sign_context])
        known = 1
        for _ in range(min(top, 2)):
            known = known << 1 | bit(models["below", context, top, known])
        rest = max(top - 2, 0)
        magnitude = known << rest | self._raw.take(rest)
        return -magnitude if negative else magnitude


def decode(stream, raw, frames, rows, columns, mask):
    """One signed number a point in order; points of the mask have none and count as 0."""
    decoder = WholeNumberDecoder(stream, raw)
    numbers = [0] * (frames * rows * columns)
    neighbours = Neighbours(rows, columns, 1 << 56)
    place = -1
    for frame in range(frames):
        for row in range(rows):
            for column in range(columns):
                place += 1
                if mask is not None and mask[place]:
                    continue
                context = logarithm(neighbours.magnitude(row, column, frame == 0)) + (0 if frame == 0 else 128)
                number = decoder.number(context, neighbours.sign_context(row, column))
                neighbours.put(row, column, number)
                numbers[place] = number
        neighbours.next_frame()
    if len(raw) > decoder.raw_bytes():
        raise DamagedFile("bytes are left over behind the numbers")
    return np.array([number % MODULUS for number in numbers], np.uint64).view(np.int64)
