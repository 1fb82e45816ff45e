"""Streams of the picture codec dct (Dct): from bytes to pictures, in whole numbers."""

import struct

import numpy as np

from archive import DamagedFile

COSINES = [370728, 514214, 484379, 435930, 370728, 291279, 200636, 102284]
SIZES = 24
LARGEST = 1 << 28


def decode(stream, width, height, count, depth):
    """All pictures, as an array (picture, row, column)."""
    if len(stream) < 19 or stream[0] != 1:
        raise DamagedFile("the dct stream begins with no header of this version")
    group = stream[1]
    shape = struct.unpack_from("<iiii", stream, 3)
    if (stream[2], *shape[:3]) != (depth, width, height, count) or not group or not 1 << 6 <= shape[3] <= 1 << 24:
        raise DamagedFile("the dct stream has another shape, or an impossible group or step")
    bits = Bits(stream[19:])
    whole = read_codes(bits)
    differences = read_codes(bits) if count > 1 and group > 1 else None
    rows, columns = -(-height // 8), -(-width // 8)
    decoded = np.zeros((rows, columns, 8, 8), np.int64)
    pictures = np.zeros((count, height, width), "<u2")
    for picture in range(count):
        is_whole = picture % group == 0
        levels = read_levels(bits, whole if is_whole else differences, rows, columns, is_whole)
        if np.abs(levels).max() * shape[3] > LARGEST:
            raise DamagedFile("a level of the dct stream is beyond every sample")
        decoded = np.clip((0 if is_whole else decoded) + inverse(levels * shape[3]), 0, (1 << depth) - 1)
        pictures[picture] = decoded.swapaxes(1, 2).reshape(8 * rows, 8 * columns)[:height, :width]
    if not 0 <= bits.left() < 8 or bits.take(bits.left()):
        raise DamagedFile("the dct stream ends early or goes on behind its last picture")
    return pictures


def matrix():
    """Row k has frequency k at eight samples."""
    def cosine(angle):
        angle = min(angle % 32, 32 - angle % 32)
        return COSINES[angle] if angle < 8 else -COSINES[16 - angle]
    return np.array([[COSINES[0] if k == 0 else cosine(k * (2 * n + 1)) for n in range(8)] for k in range(8)], np.int64)


def inverse(coefficients):
    """Blocks of differences: the transposed matrix along the columns, then along the rows."""
    table = matrix()
    between = (np.einsum("kn,rckj->rcnj", table, coefficients) + (1 << 19)) >> 20
    return (np.einsum("kn,rcik->rcin", table, between) + (1 << 27)) >> 28


def scan_order():
    """Row and column of each place: along the diagonals, upwards on even ones."""
    places = [(row, column) for row in range(8) for column in range(8)]
    return sorted(places, key=lambda p: (p[0] + p[1], p[0] if (p[0] + p[1]) % 2 else p[1]))


def read_levels(bits, codes, rows, columns, is_whole):
    """The levels of all blocks of a picture."""
    order = scan_order()
    levels = np.zeros((rows, columns, 8, 8), np.int64)
    for row in range(rows):
        for column in range(columns):
            block = levels[row, column]
            place = 0
            while place < 64:
                run, size = read_symbol(bits, codes)
                if (run, size) == (0, 0):
                    break
                place += run
                if place >= 64:
                    raise DamagedFile("a run of the dct stream goes beyond its block")
                if size:
                    block[order[place]] = read_level(bits, size)
                place += 1
            if is_whole and row + column > 0:
                block[0, 0] += levels[row, column - 1, 0, 0] if column else levels[row - 1, 0, 0, 0]
    return levels


def read_level(bits, size):
    value = bits.take(size)
    return value if value >> (size - 1) else value - (1 << size) + 1


def read_symbol(bits, codes):
    code = length = 0
    while (length, code) not in codes:
        if bits.left() <= 0:
            raise DamagedFile("the dct stream ends within a picture")
        code = 2 * code + bits.take(1)
        length += 1
    return codes[length, code]


def read_codes(bits):
    """The symbol (run, size) of each code (length, bits)."""
    lengths = {(0, 0): bits.take(4), (15, 0): bits.take(4)}
    for run in range(16):
        count = bits.take(5)
        if count > SIZES:
            raise DamagedFile(f"a Huffman table of the dct stream has {count} sizes of a run")
        for size in range(1, count + 1):
            lengths[run, size] = bits.take(4)
    if sum(2.0 ** -length for length in lengths.values() if length) != 1:
        raise DamagedFile("the lengths of a Huffman table of the dct stream do not add up")
    codes, code = {}, 0
    for length in range(1, 16):
        for symbol, own in lengths.items():
            if own == length:
                codes[length, code] = symbol
                code += 1
        code *= 2
    return codes


class Bits:
    """The bits of some bytes, the high bit of each byte first; 0 behind the end."""

    def __init__(self, content):
        self.content = content
        self.position = 0

    def left(self):
        return 8 * len(self.content) - self.position

    def take(self, count):
        value = 0
        for self.position in range(self.position + 1, self.position + count + 1):
            byte = (self.position - 1) >> 3
            bit = self.content[byte] >> (7 - (self.position - 1 & 7)) & 1 if byte < len(self.content) else 0
            value = 2 * value + bit
        return value
