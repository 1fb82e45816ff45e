"""Compares NetCDF files as datasets, with a library that is not ours: netcdf_datasets.py ORIGINAL RESTORED [ORIGINAL RESTORED ...]"""
import sys
import netCDF4
import numpy as np


def compare(left, right, place, report):
    if left != right:
        report.append(f"{place}: {left!r} and {right!r}")


def value_of(attribute):
    if isinstance(attribute, (str, bytes)):
        return "text", attribute
    if isinstance(attribute, list):
        return "texts", tuple(attribute)
    array = np.asarray(attribute)
    return array.dtype.str, array.shape, array.tobytes()


def attributes(left, right, place, report):
    compare(left.ncattrs(), right.ncattrs(), f"{place}, attributes", report)
    for name in set(left.ncattrs()) & set(right.ncattrs()):
        compare(value_of(left.getncattr(name)), value_of(right.getncattr(name)), f"{place}:{name}", report)


def values(left, right, place, report):
    left.set_auto_maskandscale(False)
    right.set_auto_maskandscale(False)
    for one in (left, right):
        one.set_auto_chartostring(False)
        one.set_always_mask(False)
    if left.dtype == str:
        compare(np.asarray(left[...]).tolist(), np.asarray(right[...]).tolist(), place, report)
        return
    a, b = np.ascontiguousarray(left[...]), np.ascontiguousarray(right[...])
    compare((a.dtype, a.shape), (b.dtype, b.shape), place, report)
    if a.tobytes() != b.tobytes():
        report.append(f"{place}: the values differ")


def groups(left, right, place, report):
    compare(list(left.dimensions), list(right.dimensions), f"{place}, dimensions", report)
    for name, dimension in left.dimensions.items():
        other = right.dimensions.get(name, ())
        if other == ():
            continue
        compare((len(dimension), dimension.isunlimited()), (len(other), other.isunlimited()), f"{place}{name}", report)
    attributes(left, right, place, report)
    compare(list(left.variables), list(right.variables), f"{place}, variables", report)
    for name, variable in left.variables.items():
        if name not in right.variables:
            continue
        other, here = right.variables[name], f"{place}{name}"
        compare((variable.dimensions, variable.shape, variable.dtype, variable.endian()),
                (other.dimensions, other.shape, other.dtype, other.endian()), here, report)
        compare(variable.chunking(), other.chunking(), f"{here}, chunks", report)
        compare(variable.filters(), other.filters(), f"{here}, filters", report)
        attributes(variable, other, here, report)
        values(variable, other, here, report)
    compare(list(left.groups), list(right.groups), f"{place}, groups", report)
    for name, group in left.groups.items():
        if name not in right.groups:
            continue
        groups(group, right.groups[name], f"{place}{name}/", report)


found = 0
for original, restored in zip(sys.argv[1::2], sys.argv[2::2]):
    report = []
    with netCDF4.Dataset(original) as left, netCDF4.Dataset(restored) as right:
        compare(left.data_model, right.data_model, "kind", report)
        groups(left, right, "/", report)
    for line in report[:20]:
        print(f"{original}: {line}")
    found += len(report)
print(f"{len(sys.argv) // 2} compared, {found} differences")
