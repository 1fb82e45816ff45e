"""The residual: one whole number of magnitude below 2^24 a point (Layers)."""

import numpy as np

from contexts import Neighbours, logarithm
from range_coder import Models, RangeDecoder


class ResidualDecoder:
    def __init__(self, stream):
        self._decoder, self._models = RangeDecoder(stream), Models()

    def number(self, context, sign_context):
        bit, models = self._decoder.bit, self._models
        length = 0
        while length < 24 and bit(models["length", context, length]):
            length += 1
        if length == 0:
            return 0
        magnitude = 1
        for position in range(length - 2, -1, -1):
            if magnitude == 1:
                key = "first", context, length
            elif magnitude < 4:
                key = "next", length, magnitude
            else:
                key = "low", length, position
            magnitude = magnitude << 1 | bit(models[key])
        return -magnitude if bit(models["sign", sign_context]) else magnitude


def decode(stream, frames, rows, columns, mask):
    """One number a point in order; special points have none and count as 0."""
    decoder = ResidualDecoder(stream)
    numbers = np.zeros((frames, rows, columns), np.int64)
    skipped = np.zeros((frames, rows, columns), bool) if mask is None else mask.reshape(frames, rows, columns)
    neighbours = Neighbours(rows, columns, 1 << 20)
    for frame in range(frames):
        for row in range(rows):
            for column in range(columns):
                if skipped[frame, row, column]:
                    continue
                context = logarithm(neighbours.magnitude(row, column, frame == 0)) + (0 if frame == 0 else 48)
                number = decoder.number(context, neighbours.sign_context(row, column))
                neighbours.put(row, column, number)
                numbers[frame, row, column] = number
        neighbours.next_frame()
    return numbers.ravel()
