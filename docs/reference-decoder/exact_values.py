"""Exact values of every type (Exact)."""

import struct
import zlib

import numpy as np

import maps
import mask as mask_layer
import positions
import prediction
import whole_numbers
from archive import DamagedFile
from elements import DTYPES, bits_of, is_float
from maps import DIVIDED, FRAME_LATTICES, MULTIPLIED, TABLE, WORDS
from prediction import FRAMES, NEIGHBOURS


def decode(content, type_name, frames, rows, columns):
    """The values of a box, seen as frames of rows and columns, in order."""
    if type_name == "String":
        return decode_strings(content, frames * rows * columns)
    return decode_numbers(content, type_name, frames, rows, columns)


def decode_list(content, type_name, count):
    """The values of a list inside another layer: one frame of one row."""
    return decode(content, type_name, 1, 1, count)


def inflate(content, length):
    """Raw deflate that holds exactly so many bytes."""
    inflater = zlib.decompressobj(-15)
    result = inflater.decompress(content)
    if len(result) != length or not inflater.eof or inflater.unused_data:
        raise DamagedFile(f"deflate holds {len(result)} bytes instead of {length}, or bytes follow it")
    return result


def decode_plain(content, type_name, count):
    dtype = DTYPES[type_name]
    planes = np.frombuffer(inflate(content, count * dtype.itemsize), np.uint8).reshape(dtype.itemsize, count)
    return np.frombuffer(planes.T.tobytes(), dtype)


def decode_numbers(content, type_name, frames, rows, columns):
    kind, content = content[0], content[1:]
    if kind == 0:
        return decode_plain(content, type_name, frames * rows * columns)
    if kind == 1:
        return decode_predicted(content, type_name, frames, rows, columns)
    if kind == 2 and type_name == "Double":
        return widen(decode_numbers(content, "Single", frames, rows, columns))
    if kind == 3 and is_float(type_name):
        return decode_computed(content, type_name, frames, rows, columns)
    raise DamagedFile(f"{type_name} cannot be coded as kind {kind}")


def widen(singles):
    """Single as Double; a NaN keeps its sign alone."""
    with np.errstate(invalid="ignore"):
        doubles = singles.astype("<f8")
    sign = (bits_of(singles).astype(np.uint64) >> np.uint64(31)) << np.uint64(63)
    bits = bits_of(doubles)
    bits[np.isnan(singles)] = (np.uint64(0x7FF8000000000000) | sign)[np.isnan(singles)]
    return doubles


def decode_computed(content, type_name, frames, rows, columns):
    """Latitudes or longitudes of a grid, and by how many last places the values differ from them."""
    rule, quantity = content[:2]
    places = quantity >> 1
    if rule > positions.EQUAL_AREA_PLANE or not positions.knows_places(places) or (rule == positions.ROWS and quantity > 1) or (rule != positions.ROWS and frames > 1):
        raise DamagedFile(f"rule {rule} for quantity {quantity} of {frames} frames is not known")
    numbers = np.frombuffer(content, "<f8", 2 if rule == positions.ROWS else 10, 2).tolist()
    position = 2 + 8 * len(numbers)
    if not np.isfinite(numbers).all() or (rule == positions.CONE and not 0 < abs(numbers[0]) <= 1):
        raise DamagedFile("the numbers of a map are not finite, or no cone's")
    if rule == positions.ROWS:
        count, length = struct.unpack_from("<ii", content, position)
        if not 1 <= count <= frames * rows * columns:
            raise DamagedFile(f"there are {count} rows")
        position += 8 + length
        lengths = decode_list(content[position - length:position], "Int32", count)
        skipped = 0
        if quantity:
            skipped, = struct.unpack_from("<i", content, position)
            position += 4
        surplus = lengths.sum(dtype=np.int64) - skipped - frames * rows * columns
        if (lengths < 1).any() or not 0 <= skipped < lengths[0] or not 0 <= surplus < (lengths[-1] if quantity else 1):
            raise DamagedFile(f"rows do not fit {frames * rows * columns} values")
        computed = positions.in_rows(*numbers, lengths)[skipped:skipped + frames * rows * columns]
    else:
        computed = positions.on_grid(rule, quantity & 1, numbers, rows, columns)
        computed = positions.rounded(computed, places)
    if content[position] > 1:
        raise DamagedFile(f"differences are coded as kind {content[position]}")
    rest = decode_numbers(content[position:], "Int64", frames, rows, columns)
    with np.errstate(over="ignore"):
        return maps.from_words(maps.words_of(computed.astype(DTYPES[type_name])) + rest, type_name)


def decode_predicted(content, type_name, frames, rows, columns):
    kind, shift, predictor, *lengths = struct.unpack_from("<BBBiii", content)
    if shift > 63 or not prediction.is_known(predictor) or kind > (TABLE if is_float(type_name) else WORDS):
        raise DamagedFile(f"map {kind}, shift {shift} and predictor {predictor} of {type_name} are not known")
    numbering, position = read_map(content, kind, frames)
    parts = []
    for length in lengths:
        parts.append(content[position:position + length])
        position += length
    mask_stream, specials, stream = parts
    if (not mask_stream) != (not specials) or (specials and not is_float(type_name)):
        raise DamagedFile("a mask and special values need each other, and values of Single or Double")
    mask = mask_layer.decode(mask_stream, frames, rows, columns) if specials else None
    skipped = mask if predictor & NEIGHBOURS else None
    numbers = whole_numbers.decode(stream, content[position:], frames, rows, columns, skipped).reshape(frames, rows, columns)

    def put(values):
        if mask is not None:
            put_specials(values, mask, specials, type_name)
        return values

    if kind == FRAME_LATTICES and predictor & FRAMES:
        numbers = prediction.undo(numbers, predictor & ~FRAMES)
        return maps.restore_frames(numbers.reshape(frames, -1), type_name, numbering, put, mask)
    numbers = prediction.undo(numbers, predictor) << np.int64(shift)
    return put(maps.to_values(numbers.reshape(frames, -1), type_name, kind, numbering).ravel())


def read_map(content, kind, frames):
    """What a map needs: nothing, a lattice, lattices or a table; and where the parts begin."""
    position = 15
    if kind == WORDS:
        return None, position
    if kind in (MULTIPLIED, DIVIDED):
        return checked(np.frombuffer(content, "<f8", 3, position)), position + 24
    length, = struct.unpack_from("<i", content, position)
    part = content[position + 4:position + 4 + length]
    if kind == FRAME_LATTICES:
        return checked(decode_plain(part, "Double", 3 * frames).reshape(3, frames)), position + 4 + length
    count, = struct.unpack_from("<i", part)
    if not 1 <= count <= 65536 or part[4] != WORDS:
        raise DamagedFile(f"a table of {count} values, coded by map {part[4]}, is not known")
    table = decode_predicted(part[4:], "Double", 1, 1, count)
    if not np.isfinite(table).all():
        raise DamagedFile("a table holds values that are not finite")
    return table, position + 4 + length


def checked(lattices):
    """Lattices that make no NaN: finite, and b and c not 0."""
    if not np.isfinite(lattices).all() or not lattices[1:].all():
        raise DamagedFile("a lattice is not finite, or a step or factor is 0")
    return lattices


def put_specials(values, mask, specials, type_name):
    """Puts the special values in their places: one for all, or one each."""
    if specials[0] == 0:
        values[mask] = np.frombuffer(specials[1:], DTYPES[type_name])[0]
    else:
        values[mask] = decode_plain(specials[1:], type_name, int(mask.sum()))


def decode_strings(content, count):
    encoding, text_length = struct.unpack_from("<Bq", content)
    body = inflate(content[9:], 4 * count + text_length)
    values = np.empty(count, object)
    position = 4 * count
    for i, length in enumerate(np.frombuffer(body[:position], "<i4").tolist()):
        if length < -1 or position + length > len(body) or (encoding and length > 0 and length % 2):
            raise DamagedFile(f"string {i} has length {length}")
        values[i] = None
        if length >= 0:
            text = body[position:position + length]
            values[i] = text.decode("utf-16-le", "surrogatepass") if encoding else text.decode("utf-8")
            position += length
    if position != len(body):
        raise DamagedFile("text is left over behind the last string")
    return values
