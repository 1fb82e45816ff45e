"""Makes NetCDF files of many kinds, with a library that is not ours: netcdf_inputs.py FOLDER"""
import sys
import netCDF4
import numpy as np

folder = sys.argv[1]
random = np.random.default_rng(17)


def smooth(*shape):
    grid = np.meshgrid(*[np.linspace(0, 3, n) for n in shape], indexing="ij")
    return 280 + 10 * np.sin(sum(grid)) + random.normal(0, 0.01, shape)


def new(name, kind="NETCDF4"):
    file = netCDF4.Dataset(f"{folder}/{name}.nc", "w", format=kind)
    file.set_auto_maskandscale(False)
    return file


def plain():
    with new("plain") as f:
        f.createDimension("time", 3)
        f.createDimension("lat", 4)
        f.createDimension("lon", 5)
        f.title = "plain"
        for name, values in (("time", [0.0, 1, 2]), ("lat", [10.0, 20, 30, 40]), ("lon", [0.0, 1, 2, 3, 4])):
            f.createVariable(name, "f8", (name,))[:] = values
        f["time"].units = "days since 2000-01-01"
        t = f.createVariable("t", "f4", ("time", "lat", "lon"), zlib=True, complevel=4)
        t.units = "K"
        t[:] = smooth(3, 4, 5)


def packed(kind="NETCDF4", types=("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8")):
    with new("packed" if kind == "NETCDF4" else f"packed-{kind}", kind) as f:
        f.createDimension("y", 30)
        f.createDimension("x", 40)
        for type in types:
            for sign in ("", "true") if type[0] == "i" else ("",):
                info = np.iinfo(type)
                v = f.createVariable(f"v_{type}{sign}", type, ("y", "x"), fill_value=info.max)
                v.set_auto_maskandscale(False)
                v.scale_factor = np.float64(0.01)
                v.add_offset = 273.15
                v.missing_value = np.array([info.max - 1, info.max - 2], type)
                v.valid_range = np.array([info.min, info.max // 2], type)
                if sign:
                    v.setncattr("_Unsigned", sign)
                values = random.integers(max(info.min, -2**40), min(info.max, 2**40), (30, 40), dtype="i8" if type != "u8" else "u8").astype(type)
                values[:3] = info.max
                values[3:5] = info.max - 1
                values[5, ::2] = info.max - 2
                v[:] = values
        for type in ("f4", "f8"):
            v = f.createVariable(f"scaled_{type}", type, ("y", "x"))
            v.scale_factor = 0.1
            v[:] = smooth(30, 40).astype(type)
            v = f.createVariable(f"turned_{type}", type, ("y", "x"))
            v.scale_factor = -1.0
            v[:] = smooth(30, 40).astype(type)


def floats(kind="NETCDF4"):
    with new("floats" if kind == "NETCDF4" else f"floats-{kind}", kind) as f:
        f.createDimension("y", 20)
        f.createDimension("x", 30)
        for type, bits in (("f4", "u4"), ("f8", "u8")):
            v = f.createVariable(f"many_{type}", type, ("y", "x"), fill_value=-999.0)
            v.missing_value = np.array([-888.0], type)
            v.valid_min = np.array(270, type)[()]
            values = smooth(20, 30).astype(type)
            values[:2] = -999
            values[2:4] = -888
            values[4] = 100
            values[5, :10] = np.nan
            words = values.view(bits)
            words[5, 10] = 0x7FC01234 if type == "f4" else 0x7FF800001234ABCD
            words[5, 11] = 0xFF812345 if type == "f4" else 0xFFF0000000000001
            values[6] = -0.0
            values[7, :3] = [np.inf, -np.inf, 1e-40 if type == "f4" else 5e-324]
            v[:] = values
            f.createVariable(f"plain_{type}", type, ("y", "x"))[:] = values
            f.createVariable(f"default_{type}", type, ("y", "x"))[:5] = smooth(5, 30)


def types():
    with new("types") as f:
        f.createDimension("n", 7)
        f.createDimension("letters", 9)
        for type in ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8"):
            v = f.createVariable(f"scalar_{type}", type)
            v[...] = 3
            info = np.iinfo(type) if type[0] in "iu" else np.finfo(type)
            f.createVariable(f"row_{type}", type, ("n",))[:] = np.array([info.min, info.max, 0, 1, 2, 3, 4], type)
            v.setncattr("one", np.array(5, type)[()])
            v.setncattr("many", np.array([info.min, info.max], type))
        f.createVariable("letter", "S1")[...] = b"x"
        c = f.createVariable("names", "S1", ("n", "letters"))
        c[:] = np.array([list("abc\0\0\0\0\0\0"), list("  blanks "), list("ninechars")] + [list("\0" * 9)] * 4, "S1")
        raw = np.frombuffer(bytes([0xC3, 0xA9, 0xFF, 0, 0xE9, 0, 0, 0x20, 0]), "S1")
        c[4] = raw
        s = f.createVariable("texts", str, ("n",))
        s[:] = np.array(["", "a", "Ünïcode 温度", "line\nbreak", " blank ", "x" * 3000, "end"], object)
        f.createVariable("text", str)[...] = "alone"
        f.setncattr_string("one_string", "a string")
        f.setncattr_string("strings", ["a", "", "温度"])
        f.setncattr("characters", "characters")
        f.setncattr("empty", "")
        f.setncattr("none", np.array([], "f4"))
        f.setncattr("_hidden", np.int8(1))
        f.setncattr("with blank", 1.5)
        s.setncattr_string("long_name", "texts")


def storage():
    with new("storage") as f:
        f.createDimension("t", None)
        f.createDimension("y", 33)
        f.createDimension("x", 47)
        f.createDimension("s", None)
        f.createDimension("empty", None)
        values = smooth(5, 33, 47).astype("f4")
        for level in range(10):
            v = f.createVariable(f"level{level}", "f4", ("t", "y", "x"), zlib=level > 0, complevel=level, shuffle=level % 2 == 0,
                                 fletcher32=level % 3 == 0, chunksizes=(2, 11, 47))
            v[:] = values
        f.createVariable("big", "f4", ("y", "x"), endian="big")[:] = values[0].astype(">f4")
        f.createVariable("bigint", "i2", ("y", "x"), endian="big", fill_value=-7)[:] = 5
        f.createVariable("little", "f8", ("y", "x"), endian="little", contiguous=True)[:] = values[0]
        f.createVariable("nofill", "f4", ("y", "x"), fill_value=False)[:] = values[0]
        f.createVariable("unwritten", "i4", ("y", "x"), fill_value=-5)
        f.createVariable("unwritten_part", "f8", ("t", "x"))[0] = 4
        f.createVariable("two", "i2", ("t", "s"))[:] = np.arange(20).reshape(5, 4)
        f.createVariable("nothing", "f4", ("empty", "x"))
        f.createVariable("szip", "i4", ("y", "x"), compression="szip", szip_coding="nn", szip_pixels_per_block=8)[:] = values[0]
        f.createVariable("shuffled", "i4", ("y", "x"), shuffle=True, chunksizes=(3, 5))[:] = values[0]
        f.createVariable("same", "f4", ("y", "y"))[:] = values[0, :, :33]


def groups():
    with new("groups") as f:
        f.createDimension("x", 4)
        a = f.createGroup("a b/ç")
        a.createDimension("x", 3)
        a.createDimension("time", None)
        a.note = "in a group"
        a.createVariable("v", "f4", ("time", "x"))[:] = np.ones((2, 3))
        b = f.createGroup("z")
        b.createVariable("v", "f4", ("x",))[:] = [4, 3, 2, 1]
        b.createVariable("x", "i4", ("x",))[:] = [4, 1, 2, 3]
        f.createGroup("empty")
        f.createVariable("wörter mit Blank", "f8", ("x",))[:] = [1, 2, 3, 3]


def times():
    with new("times") as f:
        for i, (units, calendar) in enumerate((("days since 2000-01-01", "standard"), ("months since 1850-1-15", "360_day"),
                                               ("fortnights since never", None), ("seconds since 1970-01-01T00:00:00Z", "noleap"),
                                               ("year", None))):
            f.createDimension(f"time{i}", 4)
            v = f.createVariable(f"time{i}", "f8" if i % 2 else "i4", (f"time{i}",))
            v.units = units
            if calendar:
                v.calendar = calendar
            v[:] = [3, 1, 4, 1]
            f.createVariable(f"at{i}", "f4", (f"time{i}",)).coordinates = f"time{i}"


def model():
    with new("model", "NETCDF4_CLASSIC") as f:
        f.createDimension("time", None)
        f.createDimension("x", 6)
        f.createVariable("time", "f8", ("time",))[:] = [1, 2]
        f.createVariable("t", "i2", ("time", "x"), zlib=True)[:] = 4
        f["t"].setncattr("scale_factor", np.float32(0.5))


def coordinates():
    # Coordinates declared in another order than their dimensions, and a variable with a dimension's name that is none.
    with new("coordinates") as f:
        for name, length in (("a", 2), ("b", 3), ("c", 4), ("d", 5)):
            f.createDimension(name, length)
        f.createVariable("data", "f4", ("c", "b", "a"))[:] = smooth(4, 3, 2)
        f.createVariable("c", "f4", ("c",))[:] = [4, 4, 1, 2]
        f.createVariable("a", "f4", ("a",))[:] = [2, 1]
        f.createVariable("b", "f4", ("a", "b"))[:] = 1
        f.createVariable("d", "f4", ())[...] = 1


def nothing():
    with new("nothing"):
        pass


plain(), packed(), floats(), types(), storage(), groups(), times(), model(), coordinates(), nothing()
for kind in ("NETCDF3_CLASSIC", "NETCDF3_64BIT_OFFSET"):
    packed(kind, ("i1", "i2", "i4"))
packed("NETCDF3_64BIT_DATA")
for kind in ("NETCDF3_CLASSIC", "NETCDF3_64BIT_OFFSET", "NETCDF3_64BIT_DATA"):
    floats(kind)
    with new(f"records-{kind}", kind) as f:
        f.createDimension("time", None)
        f.createDimension("x", 5)
        f.createDimension("n", 3)
        f.history = "records"
        for type in ("i1", "i2", "f8", "S1"):
            v = f.createVariable(f"record_{type}", type, ("time", "n"))
            v[0:4] = np.full((4, 3), b"q") if type == "S1" else np.arange(12).reshape(4, 3)
            f.createVariable(f"fixed_{type}", type, ("n",))[:] = [b"a", b"b", b"c"] if type == "S1" else [1, 2, 3]
        f.createVariable("scalar", "i2")[...] = 4
    with new(f"one-record-{kind}", kind) as f:
        f.createDimension("time", None)
        f.createDimension("n", 3)
        f.createVariable("bytes", "i1", ("time", "n"))[0:5] = 1
