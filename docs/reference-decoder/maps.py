"""Turns whole numbers into values: words, lattices, lattices by frame, tables (Scaling: lattices; Elements: words)."""

import numpy as np

from elements import DTYPES, bits_of, is_float

WORDS, MULTIPLIED, DIVIDED, FRAME_LATTICES, TABLE = range(5)


def to_values(numbers, type_name, kind, numbering):
    """The values of numbers that stand in rows, one a frame."""
    if kind == WORDS:
        return from_words(numbers, type_name)
    if kind == TABLE:
        return numbering[np.clip(numbers, 0, len(numbering) - 1)].astype(DTYPES[type_name])
    a, b, c = numbering if kind != FRAME_LATTICES else (number[:, None] for number in numbering)
    with np.errstate(over="ignore"):
        x = a + (b * numbers.astype(np.float64))
        return (x / c if kind == DIVIDED else x * c).astype(DTYPES[type_name])


def from_words(numbers, type_name):
    dtype = DTYPES[type_name]
    unsigned = np.dtype(f"<u{dtype.itemsize}")
    if not is_float(type_name):
        return numbers.view(np.uint64).astype(unsigned).view(dtype)
    sign = (numbers < 0).astype(np.uint64) << np.uint64(8 * dtype.itemsize - 1)
    return (np.abs(numbers).view(np.uint64) | sign).astype(unsigned).view(dtype)


def words_of(values):
    """The words of Single or Double."""
    bits = 8 * values.dtype.itemsize
    words = bits_of(values).astype(np.int64) & np.int64((1 << (bits - 1)) - 1)
    return np.where(np.signbit(values), -words, words)


def restore_frames(numbers, type_name, lattices, put_specials, mask):
    """Values by frame, where a number counts from the one nearest to the value in the frame before."""
    values = np.zeros(numbers.shape, DTYPES[type_name])
    put_specials(values.reshape(-1))
    open_points = np.ones(numbers.shape, bool) if mask is None else ~mask.reshape(numbers.shape)
    for frame, (a, b, c) in enumerate(zip(*lattices)):
        number = numbers[frame]
        if frame > 0:
            number = number + nearest(values[frame - 1].astype(np.float64), a, b, c)
        restored = to_values(number, type_name, MULTIPLIED, (a, b, c))
        values[frame][open_points[frame]] = restored[open_points[frame]]
    return values.ravel()


def nearest(values, a, b, c):
    """The numbers of the points of a lattice that are nearest to values; 0 for those far outside."""
    with np.errstate(all="ignore"):
        places = np.rint((values / c - a) / b)
        return np.where(np.abs(places) < 1 << 53, places, 0).astype(np.int64)
