"""The manifest (Manifest): parts, of which each changes what those before it say."""

import base64
import json

import numpy as np

from archive import DamagedFile, states
from elements import DTYPES


class UnknownRequirement(Exception):
    """The file is sound, but needs a newer reader."""


def open_last(path):
    """The last state of a file whose manifest is sound: its archive, and its variables in order."""
    for archive in states(path):
        try:
            parts = read_parts(archive)
        except DamagedFile:
            continue
        return archive, join(parts)
    raise DamagedFile(f"{path} has no sound state")


def read_parts(archive):
    parts = []
    content = archive.read("manifest.json")
    while content is not None:
        part = json.loads(content.decode("utf-8"), parse_int=whole)
        if part["format"] != "numvid" or part["version"] != 1:
            raise DamagedFile(f"format {part['format']} version {part['version']} is not known here")
        check_required(part, ())
        parts.append(part)
        content = archive.read(f"manifest-{len(parts)}.json")
    return parts


def whole(digits):
    """A JSON number without point; earlier writers wrote the negative zero so."""
    return -0.0 if digits == "-0" else int(digits)


def check_required(item, known):
    """A part of the manifest, or a segment, names what a reader must know beyond the first form of version 1."""
    for name in item.get("requires", []):
        if name not in known:
            raise UnknownRequirement(f"'{name}' is required, which is not known here")


def join(parts):
    """The variables that parts make together, in the order in which they were added."""
    variables = {}
    for part in parts:
        for variable in part["variables"]:
            old = variables.get(variable["id"], {"segments": []})
            kept = [segment for segment in old["segments"] if segment["number"] not in variable.get("removed", [])]
            variables[variable["id"]] = {**variable, "segments": kept + variable["segments"]}
    return list(variables.values())


def text(value):
    """Text, which holds half a surrogate pair where it is an object."""
    return value if isinstance(value, str) else base64.b64decode(value["utf16"]).decode("utf-16-le", "surrogatepass")


def attribute_bits(attribute):
    """The bits of each number of an attribute in hexadecimal; text as it is."""
    values = attribute["value"] if isinstance(attribute["value"], list) else [attribute["value"]]
    dtype = DTYPES.get(attribute["type"])
    if dtype is None or dtype == object:
        return [None if value is None else text(value) for value in values]
    return [number_bits(value, dtype) for value in values]


def number_bits(value, dtype):
    """A NaN or infinity is its bits already; others are rounded to the type."""
    if isinstance(value, str):
        return value[2:].lower()
    return np.array(value, dtype).tobytes()[::-1].hex()


def name_of(variable):
    """The name of a variable; there may be none."""
    for attribute in variable["attributes"]:
        if attribute["name"] == "Name":
            return text(attribute["value"])
    return ""
