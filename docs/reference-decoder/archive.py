"""The archive (Archive): the last sound state of a file, and its entries by name."""

import base64
import hashlib
import struct
import zlib

SIGNATURE = b"mimetypeapplication/x-numvid"
COMMENT = b"sha256 of directory "
END_BYTES, ZIP64_BYTES, LOCATOR_BYTES, COMMENT_BYTES = 22, 56, 20, 84


class DamagedFile(Exception):
    """What a file holds is not what it says."""


class Archive:
    """One state of a .nv12 file. The file is read whole: this reader is for small ones."""

    def __init__(self, content, entries):
        self._content, self._entries = content, entries

    def read(self, name):
        """The content of an entry, checked; nothing when there is no such entry."""
        if name not in self._entries:
            return None
        method, crc, offset, length = self._entries[name]
        content = self._content[offset:offset + length]
        if method == 8:
            content = zlib.decompress(content, -15)
        if zlib.crc32(content) != crc:
            raise DamagedFile(f"{name} does not have the checksum in the directory")
        return content

    def read_blob(self, blob):
        """The part of an entry that the manifest describes, checked; nothing for an absent one."""
        if blob is None:
            return b""
        _, _, offset, length = self._entries[blob["entry"]]
        start, size = blob.get("offset", 0), blob["bytes"]
        content = self._content[offset + start:offset + start + size]
        if start + size > length or zlib.crc32(content) != blob["crc32"]:
            raise DamagedFile(f"{blob['entry']} does not have the checksum in the manifest")
        return content


def states(path):
    """The states of a file whose directories are sound, the last one first."""
    with open(path, "rb") as file:
        content = file.read()
    if content[30:58] != SIGNATURE:
        raise DamagedFile(f"{path} is not a NumVid file")
    end = content.rfind(b"PK\5\6")
    while end >= 0:
        entries = read_directory(content, end)
        if entries is not None:
            yield Archive(content, entries)
        end = content.rfind(b"PK\5\6", 0, end)


def read_directory(content, end):
    """The entries that an end record stands for, or None when it is none of ours."""
    zip64 = end - LOCATOR_BYTES - ZIP64_BYTES
    comment = content[end + END_BYTES:end + END_BYTES + COMMENT_BYTES]
    if zip64 < 0 or content[zip64:zip64 + 4] != b"PK\6\6" or not comment.startswith(COMMENT):
        return None
    count, length, start = struct.unpack_from("<qqq", content, zip64 + 32)
    if start + length != zip64 or hashlib.sha256(content[start:end + END_BYTES]).hexdigest().encode() != comment[len(COMMENT):]:
        return None
    entries, position = {}, start
    for _ in range(count):
        name, entry, position = read_entry(content, position)
        entries[name] = entry
    return entries


def read_entry(content, position):
    """Name of an entry; its method, CRC-32, place and length; and where the next one stands in the directory."""
    (method, _, _, crc, length, _, name_length, extra_length, comment_length, _, _, _, offset) = struct.unpack_from(
        "<HHHIIIHHHHHII", content, position + 10)
    name_end = position + 46 + name_length
    if offset == 0xFFFFFFFF:
        offset, = struct.unpack_from("<q", content, name_end + 4)
    local_name, local_extra = struct.unpack_from("<HH", content, offset + 26)
    entry = method, crc, offset + 30 + local_name + local_extra, length
    return content[position + 46:name_end].decode("utf-8"), entry, name_end + extra_length + comment_length


def matches(content, sha256):
    """Whether bytes have a SHA-256, which the manifest writes in base64."""
    return hashlib.sha256(content).digest() == base64.b64decode(sha256)
