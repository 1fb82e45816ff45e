"""Planes that are kept as another file packed them (Codecs, packed): JPEG 2000 code streams and what their numbers mean."""

import struct

import numpy as np

from archive import DamagedFile
from video import decode_pictures

HEADER = struct.Struct("<BBiii")
PLANE = struct.Struct("<dddiiiB")


def decode(content, frames, rows, columns, mask):
    """The values of a segment in double, before they are rounded to the variable's type."""
    version, order, plane_rows, plane_columns, count = HEADER.unpack_from(content)
    planes = [PLANE.unpack_from(content, HEADER.size + i * PLANE.size) for i in range(count)]
    size = plane_rows * plane_columns
    if version != 1 or order > 15 or count * size != frames * rows * columns:
        raise DamagedFile("packed planes do not fit their segment")
    pictures = decode_files(content[HEADER.size + count * PLANE.size:], planes)
    places = places_of(order, plane_rows, plane_columns)
    values = np.zeros((count, size), np.float64)
    present = np.ones((count, size), bool) if mask is None else ~mask.reshape(count, size)
    for i, (reference, step, factor, length, *_) in enumerate(planes):
        points = places[present[i][places]]
        numbers = pictures[i].astype(np.float64) if length else np.zeros(len(points))
        if len(numbers) != len(points):
            raise DamagedFile("a picture has another number of samples than its plane has values")
        values[i, points] = ((numbers * step) + reference) * factor
    return values.ravel()


def decode_files(content, planes):
    """The samples of each plane that has a picture; planes of one size and depth share a Matroska file."""
    groups, pictures = {}, {}
    for i, (_, _, _, length, width, height, bits) in enumerate(planes):
        if length:
            groups.setdefault((width, height, 8 if bits <= 8 else 16), []).append(i)
    for (width, height, depth), numbers in groups.items():
        length, = struct.unpack_from("<i", content)
        decoded = decode_pictures(content[4:4 + length], "jpeg2000", width, height, len(numbers), depth)
        for i, samples in zip(numbers, decoded):
            pictures[i] = samples.ravel() >> (depth - planes[i][6])
        content = content[4 + length:]
    if content:
        raise DamagedFile("something stands behind the pictures of packed planes")
    return pictures


def places_of(order, rows, columns):
    """The place in the plane of each point, in the order of the picture."""
    places = np.arange(rows * columns).reshape(rows, columns)
    places = places[::-1] if order & 2 else places
    places = places[:, ::-1] if order & 1 else places
    places = (places.T if order & 4 else places).copy()
    if order & 8:
        places[1::2] = places[1::2, ::-1]
    return places.ravel()
