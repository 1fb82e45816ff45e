"""Base videos: from the bytes of a video entry to codes (Codecs, Frames). Decoding is the ffmpeg program's, but for dct."""

import subprocess

import numpy as np

import dct
from archive import DamagedFile, matches

CONTAINERS = {"hevc": "hevc", "ffv1": "matroska", "jpeg2000": "matroska"}


def check_codec(video):
    """A later version may have codecs that are not known here; codecs of values come with steps."""
    codec = video.get("codec")
    if codec not in ("predictive", "packed") if "steps" in video else codec not in (None, "dct", *CONTAINERS):
        raise DamagedFile(f"the codec '{codec}' is not known")


def decode_codes(content, video, frames, rows, columns):
    """The code of each point in order (frame, row, column)."""
    width, height, count, group = video["picture"]
    codec, depth = video["codec"], video["bitDepth"]
    if codec == "dct":
        pictures = dct.decode(content, width, height, count, depth)
        return codes_of(pictures, group, video, frames, rows, columns)
    if "stream" in video:
        pictures = decode_pictures(content, codec, *video["stream"])[:count, :height, :width]
        return codes_of(pictures, group, video, frames, rows, columns)
    is_split = codec == "hevc" and depth == 16
    coded_width, coded_height = coded_size(codec, width, height)
    pictures = decode_pictures(
        content, codec, coded_width, coded_height, 2 * count if is_split else count, stored_depth(codec, depth))
    pictures = pictures[:, :height, :width]
    if is_split:
        high, low = pictures[:count].astype(np.int64), pictures[count:]
        pictures = np.clip(16 * high + low - 2048, 0, 65535)
    return codes_of(pictures, group, video, frames, rows, columns)


def codes_of(pictures, group, video, frames, rows, columns):
    """The code of each point from the samples of all pictures."""
    depth = video["bitDepth"]
    samples = ungroup(pictures, group, frames * rows * columns)
    if samples.max() >> depth:
        raise DamagedFile(f"a decoded sample exceeds {depth} bits")
    if not matches(samples.astype("<u2").tobytes(), video["framesSha256"]):
        raise DamagedFile("the decoded frames differ from those that the writer decoded")
    return undo_temporal(samples.reshape(frames, rows * columns), video).ravel()


def stored_depth(codec, depth):
    """The bits of the samples in a stream."""
    if codec == "hevc":
        return min(depth, 12)
    depths = (8, 16) if codec == "jpeg2000" else (8, 10, 12, 16)
    return next(bits for bits in depths if bits >= depth)


def coded_size(codec, width, height):
    """The size of the coded pictures: x265 needs some to be larger than what they hold."""
    if codec != "hevc":
        return width, height
    return {32: 33, 64: 65}.get(width, max(width, 17)), max(height, 16)


def decode_pictures(content, codec, width, height, count, depth):
    """All pictures of a stream."""
    pixels = "gray" if depth == 8 else f"gray{depth}le"
    command = ["ffmpeg", "-v", "error", "-f", CONTAINERS[codec], "-i", "-", "-fps_mode", "passthrough",
               "-f", "rawvideo", "-pix_fmt", pixels, "-"]
    raw = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    samples = np.frombuffer(raw, np.uint8 if depth == 8 else "<u2")
    if samples.size != count * height * width:
        raise DamagedFile(f"ffmpeg gave {samples.size} samples instead of {count} x {height} x {width}")
    return samples.reshape(count, height, width)


def ungroup(pictures, group, total):
    """Takes the values out of pictures: each group of them starts a new picture."""
    samples_per_picture = pictures.shape[1] * pictures.shape[2]
    pictures_per_group = -(-group // samples_per_picture)
    groups = pictures.reshape(-1, pictures_per_group * samples_per_picture)[:, :group]
    if groups.size != total:
        raise DamagedFile(f"the pictures hold {groups.size} values instead of {total}")
    return groups.ravel()


def undo_temporal(samples, video):
    if video.get("temporal") != "difference":
        return samples
    codes = samples.astype(np.int64)
    codes[1:] -= 1 << (video["bitDepth"] - 1)
    return np.cumsum(codes, 0) % (1 << video["bitDepth"])
