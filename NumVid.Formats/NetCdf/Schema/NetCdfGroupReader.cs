using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using NumVid.Formats.Errors;
using NumVid.Formats.NetCdf.Interop;

namespace NumVid.Formats.NetCdf.Schema;

/// <summary>Reads what an open file declares, in this process. For HDF5 files <see cref="NetCdfGroupStream"/> does the
/// same.</summary>
internal sealed unsafe class NetCdfGroupReader
{
    private const int ClassicFormatCount = 2;
    private const int Format64BitData = 5;

    private readonly string _path;

    private NetCdfGroupReader(string path) => _path = path;

    /// <summary>Reads the declarations of an open file.</summary>
    /// <exception cref="InvalidFileException">The library could not read them.</exception>
    internal static NetCdfSchema Read(string path, NetCdfFileHandle file)
    {
        using var gate = NetCdfGate.Enter(file);
        var reader = new NetCdfGroupReader(path);
        reader.Check(NetCdfNative.nc_inq_format(gate.Id, out var format), "the format");
        var isHdf5 = format is > ClassicFormatCount and not Format64BitData;
        return NetCdfSchemaBuilder.Build(path, isHdf5, reader.ReadGroup(gate.Id, isHdf5, 0));
    }

    private NetCdfGroup ReadGroup(int group, bool isHdf5, int depth)
    {
        var name = "/";
        NetCdfGroup[] children = [];
        if (isHdf5)
        {
            var bytes = stackalloc byte[NetCdfNative.NC_MAX_NAME + 1];
            Check(NetCdfNative.nc_inq_grpname(group, bytes), "the name of a group");
            name = Name(bytes);
            var ids = Ids(group, &NetCdfNative.nc_inq_grps, "the groups");
            children = depth < NetCdfGroup.MaxDepth || ids.Length == 0
                ? Array.ConvertAll(ids, child => ReadGroup(child, isHdf5, depth + 1))
                : throw new InvalidFileException(_path, $"groups are nested more than {NetCdfGroup.MaxDepth} deep");
        }

        Check(NetCdfNative.nc_inq_natts(group, out var count), "the number of attributes");
        return new(
            name, ReadDimensions(group), [.. Ids(group, &NetCdfNative.nc_inq_varids, "the variables")
                .Select(id => ReadVariable(group, id, isHdf5))],
            ReadAttributes(group, NetCdfNative.NC_GLOBAL, count, $"group '{name}'"), children);
    }

    private NetCdfDimension[] ReadDimensions(int group)
    {
        Check(NetCdfNative.nc_inq_dimids(group, out var count, null, 0), "the dimensions");
        var ids = new int[count];
        fixed (int* first = ids)
        {
            Check(NetCdfNative.nc_inq_dimids(group, out _, first, 0), "the dimensions");
        }

        var unlimited = Ids(group, &NetCdfNative.nc_inq_unlimdims, "the unlimited dimensions");
        return Array.ConvertAll(ids, id => ReadDimension(group, id, unlimited.Contains(id)));
    }

    private NetCdfDimension ReadDimension(int group, int id, bool isUnlimited)
    {
        var name = stackalloc byte[NetCdfNative.NC_MAX_NAME + 1];
        Check(NetCdfNative.nc_inq_dim(group, id, name, out var length), "a dimension");
        return new(id, Name(name), checked((long)length), isUnlimited);
    }

    private NetCdfDeclaredVariable ReadVariable(int group, int id, bool isHdf5)
    {
        Check(NetCdfNative.nc_inq_varndims(group, id, out var rank), "the rank of a variable");
        var ids = new int[rank];
        var name = stackalloc byte[NetCdfNative.NC_MAX_NAME + 1];
        int type, attributeCount;
        fixed (int* first = ids)
        {
            Check(NetCdfNative.nc_inq_var(group, id, name, out type, null, first, out attributeCount), "a variable");
        }

        if (!NetCdfTypes.IsAtomic(type))
        {
            return new(group, id, Name(name), type, TypeName(
                group, type), ids, NetCdfAttributes.None, MarksUnwritten: false, Chunk: null);
        }

        var attributes = ReadAttributes(group, id, attributeCount, $"variable '{Name(name)}'");
        Check(NetCdfNative.nc_inq_var_fill(group, id, out var noFill, null), "the fill mode of a variable");
        return new(group, id, Name(name), type, OwnTypeName: null, ids, attributes, noFill == 0, isHdf5
            ? ReadChunk(group, id, rank) : null);
    }

    private static long[]? ReadChunk(int group, int id, int rank)
    {
        var lengths = new nuint[Math.Max(rank, 1)];
        fixed (nuint* first = lengths)
        {
            return NetCdfNative.nc_inq_var_chunking(group, id, out var storage, first) == NetCdfNative.NC_NOERR
                && storage == NetCdfNative.NC_CHUNKED
                ? [.. lengths.Take(rank).Select(length => checked((long)length))] : null;
        }
    }

    private NetCdfAttributes ReadAttributes(int group, int owner, int count, string ownerName)
    {
        List<NetCdfAttribute> read = [];
        List<(string, string)> skipped = [];
        var name = stackalloc byte[NetCdfNative.NC_MAX_NAME + 1];
        for (var i = 0; i < count; i++)
        {
            Check(NetCdfNative.nc_inq_attname(group, owner, i, name), $"an attribute's name in {ownerName}");
            Check(NetCdfNative.nc_inq_att(
                group, owner, name, out var type, out var length), $"an attribute in {ownerName}");
            if (NetCdfTypes.IsAtomic(type))
            {
                read.Add(
                    new(Name(name), (
                    NetCdfType)type, ReadValues(group, owner, name, (NetCdfType)type, length, ownerName)));
            }
            else
            {
                skipped.Add((Name(name), TypeName(group, type)));
            }
        }

        return new(read, skipped);
    }

    private Array ReadValues(int group, int owner, byte* name, NetCdfType type, nuint length, string ownerName)
    {
        var what = $"attribute '{Name(name)}' of {ownerName}";
        var count = length <= int.MaxValue / sizeof(double)
            ? (int)length : throw new InvalidFileException(
            _path, string.Create(CultureInfo.InvariantCulture, $"{what} claims {length} values"));
        if (type == NetCdfType.Text)
        {
            using var strings = new NativeStrings(count);
            Check(count == 0 ? 0 : NetCdfNative.nc_get_att(group, owner, name, strings.Pointer), what);
            return strings.ToArray();
        }

        var values = Array.CreateInstance(NetCdfTypes.ToClr(type), count);
        fixed (byte* first = &MemoryMarshal.GetArrayDataReference(values))
        {
            Check(count == 0 ? 0 : NetCdfNative.nc_get_att(group, owner, name, first), what);
        }

        return type == NetCdfType.Char ? new string[] { NetCdfText.Decode((byte[])values) } : values;
    }

    private int[] Ids(int group, delegate*<int, out int, int*, int> inquire, string what)
    {
        Check(inquire(group, out var count, null), what);
        var ids = new int[count];
        fixed (int* first = ids)
        {
            Check(inquire(group, out _, first), what);
        }

        return ids;
    }

    private string TypeName(int group, int type)
    {
        var name = stackalloc byte[NetCdfNative.NC_MAX_NAME + 1];
        Check(NetCdfNative.nc_inq_type(group, type, name, null), "the name of a type");
        return Name(name);
    }

    private static string Name(byte* name) =>
        Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name));

    private void Check(int code, string what)
    {
        if (code != NetCdfNative.NC_NOERR)
        {
            throw new InvalidFileException(
                _path, $"the NetCDF library could not read {what}: {NetCdfError.Describe(code)}");
        }
    }
}
