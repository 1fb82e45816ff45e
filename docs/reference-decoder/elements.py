"""Types and the bytes of their elements (Elements)."""

import numpy as np

from archive import DamagedFile

# A DateTime is kept as its 64-bit word. Strings are no fixed number of bytes.
DTYPES = {
    "Double": np.dtype("<f8"), "Single": np.dtype("<f4"),
    "SByte": np.dtype("i1"), "Byte": np.dtype("u1"),
    "Int16": np.dtype("<i2"), "UInt16": np.dtype("<u2"),
    "Int32": np.dtype("<i4"), "UInt32": np.dtype("<u4"),
    "Int64": np.dtype("<i8"), "UInt64": np.dtype("<u8"),
    "DateTime": np.dtype("<u8"), "Boolean": np.dtype("?"),
    "String": np.dtype(object),
}


def is_float(type_name):
    return type_name in ("Single", "Double")


def from_bits(bits, type_name, count):
    """`count` elements whose bytes are the low bytes of a 64-bit word."""
    dtype = DTYPES[type_name]
    if bits >> 8 * dtype.itemsize or (type_name == "Boolean" and bits > 1):
        raise DamagedFile(f"the bits {bits:#x} are no {type_name}")
    element = np.frombuffer(bits.to_bytes(8, "little")[:dtype.itemsize], dtype)
    return np.repeat(element, count)


def default_values(type_name, count):
    """The values of points that no segment holds."""
    if type_name == "String":
        return np.full(count, None, object)
    return np.zeros(count, DTYPES[type_name])


def bits_of(values):
    """The bits of floating-point values as whole numbers."""
    return values.view(np.dtype(f"<u{values.dtype.itemsize}"))
