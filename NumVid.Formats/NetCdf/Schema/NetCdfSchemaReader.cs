using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using NumVid.Formats.Errors;
using NumVid.Formats.NetCdf.Interop;

namespace NumVid.Formats.NetCdf.Schema;

/// <summary>Reads what a file declares, group after group.</summary>
internal sealed unsafe class NetCdfSchemaReader
{
    /// <summary>Groups nested deeper than this are taken for damage.</summary>
    private const int MaxDepth = 64;

    private const int ClassicFormatCount = 2;
    private const int Format64BitData = 5;

    private readonly string _path;
    private readonly int _root;
    private readonly Dictionary<int, NetCdfDimension> _dimensions = [];
    private readonly List<NetCdfVariableSchema> _variables = [];
    private readonly List<NetCdfAttribute> _groupAttributes = [];
    private readonly List<string> _skipped = [];
    private bool _hasGroups;

    private NetCdfSchemaReader(string path, int root)
    {
        _path = path;
        _root = root;
    }

    /// <summary>Reads the schema of an open file.</summary>
    /// <exception cref="InvalidFileException">The library could not read it.</exception>
    internal static NetCdfSchema Read(string path, NetCdfFileHandle file)
    {
        using var gate = NetCdfGate.Enter(file);
        return new NetCdfSchemaReader(path, gate.Id).Read();
    }

    private NetCdfSchema Read()
    {
        Check(NetCdfNative.nc_inq_format(_root, out var format), "the format");
        var isHdf5 = format is > ClassicFormatCount and not Format64BitData;
        ReadGroup(_root, "", isHdf5, 0);
        var attributes = ReadAttributes(_root, NetCdfNative.NC_GLOBAL, GlobalAttributeCount(_root), "the file");
        return new(isHdf5, _hasGroups, _variables, [.. attributes, .. _groupAttributes], _skipped);
    }

    private void ReadGroup(int group, string prefix, bool isHdf5, int depth)
    {
        ReadDimensions(group, prefix);
        foreach (var variable in Ids(group, &NetCdfNative.nc_inq_varids, "the variables"))
        {
            ReadVariable(group, variable, prefix);
        }

        if (!isHdf5)
        {
            return;
        }

        foreach (var child in Ids(group, &NetCdfNative.nc_inq_grps, "the groups"))
        {
            ReadChild(child, prefix, depth);
        }
    }

    private void ReadChild(int child, string prefix, int depth)
    {
        if (depth == MaxDepth)
        {
            throw new InvalidFileException(_path, $"groups are nested more than {MaxDepth} deep");
        }

        _hasGroups = true;
        var name = stackalloc byte[NetCdfNative.NC_MAX_NAME + 1];
        Check(NetCdfNative.nc_inq_grpname(child, name), "the name of a group");
        var path = prefix + Name(name);
        _groupAttributes.AddRange(ReadAttributes(child, NetCdfNative.NC_GLOBAL, GlobalAttributeCount(child), $"group '{path}'")
            .Select(attribute => attribute with { Name = $"{path}/{attribute.Name}" }));
        ReadGroup(child, path + "/", isHdf5: true, depth + 1);
    }

    private void ReadDimensions(int group, string prefix)
    {
        Check(NetCdfNative.nc_inq_dimids(group, out var count, null, 0), "the dimensions");
        var ids = new int[count];
        fixed (int* first = ids)
        {
            Check(NetCdfNative.nc_inq_dimids(group, out _, first, 0), "the dimensions");
        }

        var name = stackalloc byte[NetCdfNative.NC_MAX_NAME + 1];
        foreach (var id in ids)
        {
            Check(NetCdfNative.nc_inq_dim(group, id, name, out var length), "a dimension");
            _dimensions[id] = new(id, prefix + Name(name), checked((long)length));
        }
    }

    private void ReadVariable(int group, int variable, string prefix)
    {
        Check(NetCdfNative.nc_inq_varndims(group, variable, out var rank), "the rank of a variable");
        var ids = new int[rank];
        var name = stackalloc byte[NetCdfNative.NC_MAX_NAME + 1];
        int type, attributeCount;
        fixed (int* first = ids)
        {
            Check(NetCdfNative.nc_inq_var(group, variable, name, out type, null, first, out attributeCount), "a variable");
        }

        var fullName = prefix + Name(name);
        if (!NetCdfTypes.IsAtomic(type))
        {
            _skipped.Add($"Variable '{fullName}' is left out: its type '{TypeName(group, type)}' "
                + "is user-defined (enum, compound, opaque or variable-length), which is not supported.");
            return;
        }

        var attributes = ReadAttributes(group, variable, attributeCount, $"variable '{fullName}'");
        Check(NetCdfNative.nc_inq_var_fill(group, variable, out var noFill, null), "the fill mode of a variable");
        var dimensions = Array.ConvertAll(ids, id => Dimension(id, fullName));
        _variables.Add(new(group, variable, fullName, (NetCdfType)type, dimensions, attributes, noFill == 0));
    }

    private NetCdfDimension Dimension(int id, string variable) => _dimensions.TryGetValue(id, out var dimension)
        ? dimension
        : throw new InvalidFileException(_path, $"dimension number {id} is used but not declared", variable);

    private List<NetCdfAttribute> ReadAttributes(int group, int owner, int count, string ownerName)
    {
        var attributes = new List<NetCdfAttribute>(Math.Min(count, 1024));
        var name = stackalloc byte[NetCdfNative.NC_MAX_NAME + 1];
        for (var i = 0; i < count; i++)
        {
            Check(NetCdfNative.nc_inq_attname(group, owner, i, name), $"an attribute's name in {ownerName}");
            Check(NetCdfNative.nc_inq_att(group, owner, name, out var type, out var length), $"an attribute in {ownerName}");
            if (!NetCdfTypes.IsAtomic(type))
            {
                _skipped.Add($"Attribute '{Name(name)}' of {ownerName} is left out: its type '{TypeName(group, type)}' is user-defined.");
                continue;
            }

            var values = ReadValues(group, owner, name, (NetCdfType)type, length, ownerName);
            attributes.Add(new(Name(name), (NetCdfType)type, values));
        }

        return attributes;
    }

    private Array ReadValues(int group, int owner, byte* name, NetCdfType type, nuint length, string ownerName)
    {
        var count = length <= int.MaxValue / sizeof(double) ? (int)length : throw new InvalidFileException(
            _path, string.Create(CultureInfo.InvariantCulture, $"attribute '{Name(name)}' of {ownerName} claims {length} values"));
        var what = $"attribute '{Name(name)}' of {ownerName}";
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

    private int GlobalAttributeCount(int group)
    {
        Check(NetCdfNative.nc_inq_natts(group, out var count), "the number of attributes");
        return count;
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

    private static string Name(byte* name) => Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name));

    private void Check(int code, string what)
    {
        if (code != NetCdfNative.NC_NOERR)
        {
            throw new InvalidFileException(_path, $"the NetCDF library could not read {what}: {NetCdfError.Describe(code)}");
        }
    }
}
