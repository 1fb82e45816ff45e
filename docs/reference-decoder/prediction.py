"""Undoes the prediction of whole numbers modulo 2^64 (Prediction)."""

import numpy as np

FRAMES, NEIGHBOURS, MEAN = 16, 32, 64


def is_known(predictor):
    """Neighbours take no orders along rows and columns, and the mean is one of neighbours."""
    return predictor < 128 and not (predictor & 15 if predictor & NEIGHBOURS else predictor & MEAN)


def undo(numbers, predictor):
    """Numbers of (frame, row, column) from what prediction left of them."""
    return undo_neighbours(numbers, predictor) if predictor & NEIGHBOURS else undo_differences(numbers, predictor)


def undo_differences(numbers, predictor):
    for axis, order in ((2, predictor & 3), (1, predictor >> 2 & 3), (0, predictor >> 4 & 1)):
        for _ in range(order):
            numbers = np.cumsum(numbers, axis, np.int64)
    return numbers


def undo_neighbours(numbers, predictor):
    predict = mean if predictor & MEAN else median
    for frame in range(len(numbers)):
        numbers[frame] = undo_frame(numbers[frame].tolist(), predict)
        if frame > 0 and predictor & FRAMES:
            numbers[frame] += numbers[frame - 1]
    return numbers


def undo_frame(rows, predict):
    """The d of one frame from what is left of them, point by point."""
    for r, row in enumerate(rows):
        for c in range(len(row)):
            if r == 0:
                predicted = row[c - 1] if c > 0 else 0
            elif c == 0:
                predicted = rows[r - 1][0]
            else:
                predicted = predict(row[c - 1], rows[r - 1], c)
            row[c] = signed(row[c] + predicted)
    return np.array(rows, np.int64)


def median(west, above, c):
    north, north_west = above[c], above[c - 1]
    low, high = min(west, north), max(west, north)
    if north_west >= high:
        return low
    if north_west <= low:
        return high
    return signed(west + north - north_west)


def mean(west, above, c):
    north, north_west = above[c], above[c - 1]
    north_east = above[c + 1] if c + 1 < len(above) else north
    return signed(west + north + (signed(north_east - north_west) >> 1)) >> 1


def signed(number):
    """A whole number modulo 2^64 as a signed one."""
    return ((number + (1 << 63)) % (1 << 64)) - (1 << 63)
