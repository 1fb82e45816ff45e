"""The manifest (Manifest): parts, of which each changes what those before it say."""

import base64
import json

from archive import DamagedFile, states


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
        part = json.loads(content.decode("utf-8"))
        if part["format"] != "numvid" or part["version"] != 1:
            raise DamagedFile(f"format {part['format']} version {part['version']} is not known here")
        parts.append(part)
        content = archive.read(f"manifest-{len(parts)}.json")
    return parts


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


def name_of(variable):
    """The name of a variable; there may be none."""
    for attribute in variable["attributes"]:
        if attribute["name"] == "Name":
            return text(attribute["value"])
    return ""
