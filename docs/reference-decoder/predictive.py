"""Streams of the value codec predictive (Predictive): from bytes to values in double."""

import struct

import numpy as np

import whole_numbers
from archive import DamagedFile
from predictive_entropy import Numbers
from predictive_hierarchical import Hierarchical
from predictive_linear import Linear
from predictive_raster import Raster
from range_coder import RangeDecoder

MOST_STEPS = 1 << 21


def decode(stream, steps, frames, rows, columns, mask):
    """The values of a segment, before they are rounded to the variable's type."""
    length = {1: 31, 2: 30, 3: 30}.get(stream[0] if stream else 0)
    if length is None or len(stream) < length or stream[1] > 1:
        raise DamagedFile("the predictive stream begins with no header of this version")
    offset, step, first, largest = struct.unpack_from("<ddff", stream, 2)
    if not (np.isfinite(offset) and 2.2250738585072014e-308 <= step < np.inf
            and abs(first) <= MOST_STEPS and abs(largest) <= MOST_STEPS):
        raise DamagedFile("the predictive stream counts in impossible steps")
    parameters = stream[26:length]
    if not is_possible(stream[0], parameters):
        raise DamagedFile("the predictive stream asks for a model that is not known")
    start, table = read_table(stream, length) if stream[1] else (length, None)
    steps = steps * frames if len(steps) == 1 else steps
    frame_steps = np.array([step if s == steps[0] else step * (s / steps[0]) for s in steps])
    decoder = RangeDecoder(stream[start:])
    numbers = Numbers(decoder)
    if stream[0] == 3:
        model = Linear(decoder, frames, rows, columns, parameters, first, largest)
    elif stream[0] == 1:
        model = Raster(numbers, frames, rows, columns, parameters, first, largest)
    else:
        model = Hierarchical(numbers, frames, rows, columns, parameters, first)
    counts = model.decode(mask, frame_steps).reshape(frames, -1)
    if table is not None:
        ranks = np.minimum(np.maximum(counts, 0).astype(np.float64) + 0.5, len(table) - 1)
        return table[ranks.astype(np.int64)].ravel()
    return (offset + counts.astype(np.float64) * frame_steps[:, None]).ravel()


def is_possible(order, parameters):
    if order == 3:
        taps, shift, stride, _ = parameters
        return taps <= 3 and 3 <= shift <= 6 and 1 <= stride <= 16
    if order == 2:
        base, tile_levels, sparsity, _ = parameters
        return base <= 8 and tile_levels <= 8 and 1 <= sparsity <= 8
    taps, predictors, stride, parts, same = parameters
    return taps <= 3 and predictors <= 2 and 1 <= stride <= 8 and same <= 1 and (not same or parts == 1)


def read_table(stream, start):
    """Where the table ends, and its levels."""
    if len(stream) < start + 28:
        raise DamagedFile("the predictive stream ends within its table")
    count, modelled, raw, offset, unit = struct.unpack_from("<iiidd", stream, start)
    begin = start + 28
    if not 1 <= count <= 65536 or min(modelled, raw) < 0 or modelled + raw > len(stream) - begin:
        raise DamagedFile("the predictive stream has a damaged table")
    middle = begin + modelled
    gaps = whole_numbers.decode(stream[begin:middle], stream[middle:middle + raw], 1, 1, count, None)
    return middle + raw, offset + np.cumsum(gaps).astype(np.float64) * unit
