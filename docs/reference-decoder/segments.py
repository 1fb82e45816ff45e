"""Segments: from their entries to the final values of their box (Decoding)."""

import struct

import numpy as np

import exact_values
import levels
import mask as mask_layer
import mixed_residual
import packed
import predictive
import residual
import video as base_video
from archive import DamagedFile, matches
from elements import DTYPES, from_bits
from manifest import check_required


def decode(archive, segment, type_name):
    """The values of a segment in row-major order, checked against its SHA-256."""
    shape = segment["shape"]
    frames, rows, columns = frames_of(shape)
    check_required(segment, ("positions", "frameOrder", "stream", "residualModel"))
    if segment["kind"] == "constant":
        values = from_bits(int(segment["bits"], 16), type_name, frames * rows * columns)
    elif segment["kind"] == "exact":
        values = exact_values.decode(archive.read_blob(segment["data"]), type_name, frames, rows, columns)
    else:
        values = decode_video(archive, segment, type_name, frames, rows, columns)
    if "frameOrder" in segment:
        values = to_box(values, shape, segment["frameOrder"])
    expected = segment.get("valuesSha256")
    if expected and not matches(values.tobytes(), expected):
        raise DamagedFile("the values differ from those that the writer read back")
    return values.reshape(shape)


def frames_of(shape):
    """A box as frames, rows and columns."""
    if len(shape) < 2:
        return 1, 1, int(np.prod(shape, dtype=np.int64))
    return int(np.prod(shape[:-2], dtype=np.int64)), shape[-2], shape[-1]


def to_box(values, shape, order):
    """Puts values whose frames follow each other in another order into that of their box."""
    leading = len(order)
    frames = values.reshape([shape[axis] for axis in order] + shape[leading:])
    return frames.transpose([order.index(axis) for axis in range(leading)] + [leading, leading + 1]).ravel()


def decode_video(archive, segment, type_name, frames, rows, columns):
    video = segment["video"]
    exchanged = video.get("plane") == "video-column"
    if exchanged:
        frames, rows = rows, frames
    parts = split_layers(archive.read_blob(segment.get("layers")), video)
    mask = mask_layer.decode(parts["mask"], frames, rows, columns) if parts["mask"] else None
    values = decode_base(archive, segment, frames, rows, columns, mask)
    if (mask is None) != (not parts["specials"]):
        raise DamagedFile("a mask and special values need each other")
    if parts["residual"]:
        numbers = decode_residual(archive, segment, parts["residual"], frames, rows, columns, mask)
        values = values + (numbers.astype(np.float64) * video["residualStep"])
    if np.isnan(values).any():
        raise DamagedFile("scale and residual make values that are no numbers")
    if "levels" in video:
        values = levels.to_values(values, video["levels"])
    with np.errstate(over="ignore"):
        values = values.astype(DTYPES[type_name])
    if mask is not None:
        exact_values.put_specials(values, mask, parts["specials"], type_name)
    if parts["patches"]:
        patch(values, parts["patches"], type_name)
    return values.reshape(frames, rows, columns).swapaxes(0, 1).ravel() if exchanged else values


def decode_residual(archive, segment, stream, frames, rows, columns, mask):
    video = segment["video"]
    if "residualModel" not in video:
        return residual.decode(stream, frames, rows, columns, mask)
    if video["residualModel"] not in ("mixed", "quiet") or "picture" not in video:
        raise DamagedFile("a residual in contexts that are not known, or without a base")
    codes = base_video.decode_codes(archive.read_blob(segment["data"]), video, frames, rows, columns)
    steps_of_code = video["step"] / video["residualStep"]
    return mixed_residual.decode(stream, frames, rows, columns, mask, codes, video["bitDepth"], steps_of_code,
                                 video["residualModel"] == "quiet")


def split_layers(content, video):
    layers, position = {}, 0
    for name in ("mask", "specials", "residual", "patches"):
        length = video.get(name, 0)
        layers[name] = content[position:position + length]
        position += length
    if position != len(content):
        raise DamagedFile(f"the layers take {len(content)} bytes instead of {position}")
    return layers


def decode_base(archive, segment, frames, rows, columns, mask):
    """Base values in double, before the residual."""
    video = segment["video"]
    base_video.check_codec(video)
    if video.get("codec") == "packed":
        return packed.decode(archive.read_blob(segment["data"]), frames, rows, columns, mask)
    if "steps" in video:
        return predictive.decode(archive.read_blob(segment["data"]), video["steps"], frames, rows, columns, mask)
    if "picture" not in video:
        return np.full(frames * rows * columns, video["minimum"], np.float64)
    codes = base_video.decode_codes(archive.read_blob(segment["data"]), video, frames, rows, columns)
    return video["minimum"] + (codes.astype(np.float64) * video["step"])


def patch(values, content, type_name):
    count, length = struct.unpack_from("<ii", content)
    steps = exact_values.decode_list(content[8:8 + length], "Int32", count)
    if count and (steps[0] < 0 or (steps[1:] < 1).any()):
        raise DamagedFile("patches do not ascend")
    values[np.cumsum(steps)] = exact_values.decode_list(content[8 + length:], type_name, count)
