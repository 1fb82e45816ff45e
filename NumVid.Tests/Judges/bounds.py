#!/usr/bin/python3
"""Judges whether a NetCDF file holds the values of an original within a bound; knows nothing of NumVid.

usage: bounds.py ORIGINAL RETURNED.nc {range|levelrange} FACTOR [PLACES.nc]

ORIGINAL is NetCDF, read with netCDF4, or GRIB, read message by message with ecCodes through ctypes. PLACES.nc is the GRIB file as NetCDF
without loss: it only tells where each message stands, and has to hold its very values there. Missing places have to agree, and
abs(double(y) - double(x)) <= FACTOR * (max - min) at every other point, x in the type in which it is returned, max and min
of the variable, or of each of its levels. Prints one line a variable; the last line is 'N variables, N points, N violations'.
"""
import ctypes
import sys

import netCDF4
import numpy


def masked(variable):
    """The values of a NetCDF variable in double, and where they are missing."""
    variable.set_auto_maskandscale(False)
    raw = variable[...]
    missing = numpy.zeros(raw.shape, bool)
    if raw.dtype.kind == "f":
        missing |= ~numpy.isfinite(raw)
    for name in ("_FillValue", "missing_value"):
        if name in variable.ncattrs():
            mark = numpy.asarray(variable.getncattr(name))
            if mark.dtype.kind in "iuf":
                for value in mark.ravel():
                    if raw.dtype.kind in "iu" and not numpy.isfinite(value):
                        continue  # a NaN that marks nothing among whole numbers
                    with numpy.errstate(all="ignore"):
                        missing |= raw == numpy.asarray(value).astype(raw.dtype)
    values = raw.astype(float)
    packed = [name for name in ("scale_factor", "add_offset") if name in variable.ncattrs()]
    if packed:
        values = values * float(getattr(variable, "scale_factor", 1.0)) + float(getattr(variable, "add_offset", 0.0))
    return values, missing


def is_field(variable):
    return variable.ndim >= 2 and variable.dtype != str and variable.dtype.kind in "iuf"


def netcdf_pairs(original, returned):
    """Original and returned values of every field, by name."""
    for name, variable in original.variables.items():
        if not is_field(variable) or name not in returned.variables:
            continue
        target = returned.variables[name]
        if target.dtype.kind != "f":
            continue
        x, missing = masked(variable)
        yield name, target, x.astype(target.dtype).astype(float), missing


def messages(path):
    """The values of each GRIB message and where they are missing, as ecCodes has them."""
    eccodes = ctypes.CDLL("libeccodes.so.0")
    libc = ctypes.CDLL(None)
    libc.fopen.restype = ctypes.c_void_p
    eccodes.codes_grib_handle_new_from_file.restype = ctypes.c_void_p
    eccodes.codes_grib_multi_support_on(None)
    stream = libc.fopen(path.encode(), b"rb")
    error = ctypes.c_int()
    while True:
        handle = eccodes.codes_grib_handle_new_from_file(None, ctypes.c_void_p(stream), ctypes.byref(error))
        if not handle:
            return
        handle = ctypes.c_void_p(handle)
        eccodes.codes_set_double(handle, b"missingValue", ctypes.c_double(1e300))
        size = ctypes.c_size_t()
        if eccodes.codes_get_size(handle, b"values", ctypes.byref(size)) == 0:
            values = numpy.empty(size.value)
            pointer = values.ctypes.data_as(ctypes.POINTER(ctypes.c_double))
            if eccodes.codes_get_double_array(handle, b"values", pointer, ctypes.byref(size)) == 0:
                yield values[: size.value], values[: size.value] == 1e300
        eccodes.codes_handle_delete(handle)


def print_of(values, missing, dtype):
    """What is equal for equal values with equal gaps."""
    return numpy.where(missing, 0, values).astype(dtype).tobytes() + missing.tobytes()


def grib_pairs(path, returned, places):
    """The fields of the returned file with the values of the messages in their places; every message has to have one."""
    fields, where = {}, {}
    for name, variable in places.variables.items():
        if not is_field(variable) or variable.dtype.kind != "f" or name in ("latitude", "longitude", "lat", "lon") or name.endswith("_bnds"):
            continue
        y, gone = masked(variable)
        has_rows = {"latitude", "lat", "y"} & set(variable.dimensions)
        columns = variable.shape[-1]
        size = columns * (variable.shape[-2] if has_rows else 1)
        fields[name] = (numpy.full(y.size, numpy.nan), numpy.ones(y.size, bool))
        flat, holes = y.reshape(-1, size), gone.reshape(-1, size)
        for index in range(len(flat)):
            where.setdefault(print_of(flat[index], holes[index], variable.dtype), []).append((name, index, size))
    for x, missing in messages(path):
        found = False
        for dtype in (numpy.float32, numpy.float64):
            for columns in [x.size] + sorted({variable.shape[-1] for variable in places.variables.values() if is_field(variable)}):
                if found or x.size % columns:
                    continue
                # Rows may go from south to north in one file and from north to south in the other.
                z, m = (values.reshape(-1, columns)[::-1].ravel() if columns < x.size else values for values in (x, missing))
                frames = where.get(print_of(z, m, dtype))
                if frames:
                    found = True
                    name, index, size = frames.pop()
                    fields[name][0][index * size : (index + 1) * size] = numpy.where(m, numpy.nan, z).astype(dtype)
                    fields[name][1][index * size : (index + 1) * size] = m
        if not found:
            raise SystemExit(f"a message of {x.size} points stands nowhere")
    for name, (x, missing) in fields.items():
        variable = returned.variables[name]
        yield name, variable, x.reshape(variable.shape), missing.reshape(variable.shape)


def levels(variable, dataset):
    """Splits the axes before the frame into video axis (time, else the longest) and others; yields an index a level."""
    outer = list(range(variable.ndim - 2))
    if not outer:
        yield ()
        return
    def is_time(axis):
        name = variable.dimensions[axis]
        coordinate = dataset.variables.get(name)
        return coordinate is not None and " since " in str(getattr(coordinate, "units", ""))
    times = [axis for axis in outer if is_time(axis)]
    video = max(times or outer, key=lambda axis: (variable.shape[axis], -axis))
    others = [axis for axis in outer if axis != video]
    for place in numpy.ndindex(*[variable.shape[axis] for axis in others]):
        index = [slice(None)] * variable.ndim
        for axis, at in zip(others, place):
            index[axis] = at
        yield tuple(index)


def main():
    original, path, kind, factor = sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4])
    returned = netCDF4.Dataset(path)
    is_netcdf = original.endswith(".nc")
    pairs = netcdf_pairs(netCDF4.Dataset(original), returned) if is_netcdf else grib_pairs(original, returned, netCDF4.Dataset(sys.argv[5]))
    variables = points = violations = 0
    for name, variable, x, missing in pairs:
        y, gone = masked(variable)
        worst = part = 0.0
        bad = int(numpy.count_nonzero(gone != missing))
        both = ~(gone | missing)
        for place in [()] if kind == "range" else levels(variable, returned):
            valid = both[place]
            if not valid.any():
                continue
            values = x[place][valid]
            span = values.max() - values.min()
            error = numpy.abs(y[place][valid] - values)
            bad += int(numpy.count_nonzero(~(error <= factor * span)))
            worst = max(worst, error.max())
            part = max(part, error.max() / (factor * span) if span > 0 else 0.0)
        print(f"{name}: {x.size} points, largest error {worst:.6g}, {part:.4f} of the bound, {bad} violations")
        variables, points, violations = variables + 1, points + x.size, violations + bad
    print(f"{variables} variables, {points} points, {violations} violations")
    return 1 if violations else 0


sys.exit(main())
