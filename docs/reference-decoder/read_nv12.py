#!/usr/bin/env python3
"""Reads a .nv12 file: a second reader, written from ../nv12-format.md alone.

    python3 read_nv12.py FILE              one line a variable: SHA-256 of its values, type, shape, name
    python3 read_nv12.py FILE --out DIR    also writes each variable as DIR/ID.npy (strings as DIR/ID.json)
    python3 read_nv12.py FILE --attributes one line an attribute instead: id, name, type, bits of the numbers
"""

import argparse
import hashlib
import json
import os
import struct

import numpy as np

import manifest
import segments
from archive import DamagedFile
from elements import default_values


def read_variables(path):
    """Yields the description and the values of each variable."""
    archive, variables = manifest.open_last(path)
    for variable in variables:
        yield variable, read_values(archive, variable)


def read_values(archive, variable):
    """All values of a variable, of its shape."""
    shape = variable["shape"]
    values = default_values(variable["type"], int(np.prod(shape, dtype=np.int64))).reshape(shape)
    held = sum(int(np.prod(segment["shape"], dtype=np.int64)) for segment in variable["segments"])
    if held != values.size and (shape or held):
        raise DamagedFile(f"the segments hold {held} values instead of {values.size}")
    for segment in variable["segments"]:
        box = tuple(slice(origin, origin + extent) for origin, extent in zip(segment["origin"], segment["shape"]))
        values[box] = segments.decode(archive, segment, variable["type"])
    return values


def checksum(values):
    """SHA-256 of the bytes of all values; of a string the length in bytes (-1 for null) and UTF-16LE."""
    if values.dtype != object:
        return hashlib.sha256(values.tobytes()).hexdigest()
    digest = hashlib.sha256()
    for text in values.ravel():
        encoded = b"" if text is None else text.encode("utf-16-le", "surrogatepass")
        digest.update(struct.pack("<i", -1 if text is None else len(encoded)) + encoded)
    return digest.hexdigest()


def write(folder, variable, values):
    path = os.path.join(folder, str(variable["id"]))
    if values.dtype != object:
        np.save(path + ".npy", values)
    else:
        with open(path + ".json", "w", encoding="ascii") as file:
            json.dump(values.tolist(), file)


def list_attributes(path):
    for variable in manifest.open_last(path)[1]:
        for attribute in variable["attributes"]:
            name, bits = manifest.text(attribute["name"]), map(ascii, manifest.attribute_bits(attribute))
            print(variable["id"], ascii(name), attribute["type"], *bits)


def main():
    parser = argparse.ArgumentParser(description="Reads a .nv12 file.")
    parser.add_argument("file")
    parser.add_argument("--out", help="folder for the values of each variable")
    parser.add_argument("--attributes", action="store_true", help="list attributes instead of values")
    arguments = parser.parse_args()
    if arguments.attributes:
        list_attributes(arguments.file)
        return
    for variable, values in read_variables(arguments.file):
        shape = "x".join(map(str, variable["shape"])) or "scalar"
        print(checksum(values), variable["type"], shape, ascii(manifest.name_of(variable)))
        if arguments.out:
            write(arguments.out, variable, values)


if __name__ == "__main__":
    main()
