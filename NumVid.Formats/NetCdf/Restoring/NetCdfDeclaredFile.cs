using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.NetCdf.Declarations;
using NumVid.Formats.NetCdf.Files;
using NumVid.Formats.NetCdf.Interop;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>A new NetCDF-4 file that declares what another one did.</summary>
/// <remarks>One thread. Disposed without <see cref="Finish"/> it is incomplete and to be deleted.</remarks>
internal sealed unsafe class NetCdfDeclaredFile : IDisposable
{
    private readonly NetCdfFileHandle _handle;
    private readonly string _path;
    private readonly List<int> _dimensions = [];
    private readonly List<(int Group, int Id, NetCdfVariableDeclaration Declaration)> _variables = [];

    /// <summary>Creates the file.</summary>
    /// <param name="path">A path at which nothing is yet.</param>
    /// <param name="declaration">What it declares.</param>
    /// <exception cref="InvalidDataException">The library does not declare something of it.</exception>
    /// <exception cref="UnsupportedDataException">The library would take the path for another.</exception>
    /// <exception cref="IOException">It cannot be created.</exception>
    internal NetCdfDeclaredFile(string path, NetCdfDeclaration declaration)
    {
        NetCdfPaths.RequireUsable(path);
        _path = path;
        using (NetCdfGate.Enter())
        {
            var mode = NetCdfNative.NC_NETCDF4 | NetCdfNative.NC_NOCLOBBER
                | (declaration.Format == NetCdfDeclaration.ClassicModel ? NetCdfNative.NC_CLASSIC_MODEL : 0);
            var code = NetCdfNative.nc_create(path, mode, out var ncid);
            _handle = code == NetCdfNative.NC_NOERR ? new(ncid)
                : throw new IOException($"'{path}' cannot be written: {NetCdfError.Describe(code)}.");
        }

        try
        {
            using var gate = NetCdfGate.Enter(_handle);
            Define(gate.Id, declaration.Root);
            Check(NetCdfNative.nc_enddef(gate.Id), "all that is declared");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Writes a block.</summary>
    /// <param name="variable">The place of the variable among all of the file.</param>
    /// <param name="origin">The first corner.</param>
    /// <param name="count">The lengths.</param>
    /// <param name="bytes">The stored values.</param>
    /// <exception cref="InvalidDataException">Texts are damaged.</exception>
    /// <exception cref="IOException">They cannot be written.</exception>
    internal void Write(int variable, int[] origin, int[] count, byte[] bytes)
    {
        var (group, id, declaration) = _variables[variable];
        var box = new NativeBox(origin, null, count);
        using var texts = declaration.Type != (int)NetCdfType.Text ? null
            : new NativeTexts(
                NetCdfTexts.Read(bytes, count.Aggregate(1, (product, length) => checked(product * length))));
        using var gate = NetCdfGate.Enter(_handle);
        fixed (byte* first = bytes)
        fixed (nuint* start = box.Origin, counts = box.Count)
        {
            var code = NetCdfNative.nc_put_vara(group, id, start, counts, texts is null ? first : texts.Pointer);
            if (code != NetCdfNative.NC_NOERR)
            {
                throw new IOException(
                    $"'{_path}' cannot be written (variable '{declaration.Name}'): {NetCdfError.Describe(code)}.");
            }
        }
    }

    /// <summary>Closes the file; all of it has then reached the disk.</summary>
    /// <exception cref="IOException">It has not.</exception>
    internal void Finish()
    {
        var code = _handle.CloseChecked();
        if (code != NetCdfNative.NC_NOERR)
        {
            throw new IOException($"'{_path}' cannot be written to its end: {NetCdfError.Describe(code)}.");
        }

        using var stream = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_handle.IsClosed)
        {
            _ = _handle.CloseChecked();
        }
    }

    private void Define(int group, NetCdfGroupDeclaration declaration)
    {
        foreach (var dimension in declaration.Dimensions)
        {
            Check(NetCdfNative.nc_def_dim(
                group, dimension.Name, dimension.IsUnlimited ? 0 : checked((nuint)dimension.Length), out var id),
                $"dimension '{dimension.Name}'");
            _dimensions.Add(id);
        }

        foreach (var variable in declaration.Variables)
        {
            Define(group, variable);
        }

        foreach (var attribute in declaration.Attributes)
        {
            Put(group, NetCdfNative.NC_GLOBAL, attribute, $"group '{declaration.Name}'");
        }

        foreach (var child in declaration.Groups)
        {
            Check(NetCdfNative.nc_def_grp(group, child.Name, out var id), $"group '{child.Name}'");
            Define(id, child);
        }
    }

    private void Define(int group, NetCdfVariableDeclaration variable)
    {
        var what = $"variable '{variable.Name}'";
        int[] dimensions = [.. variable.Dimensions.Select(place => place < _dimensions.Count ? _dimensions[place]
            : throw new InvalidDataException($"{what} has the dimension {place} of {_dimensions.Count}"))];
        int id;
        fixed (int* first = dimensions)
        {
            Check(NetCdfNative.nc_def_var(group, variable.Name, variable.Type, dimensions.Length, first, out id), what);
        }

        _variables.Add((group, id, variable));
        if (dimensions.Length > 0)
        {
            NetCdfStorage.Define(group, id, variable, (code, part) => Check(code, $"the {part} of {what}"));
        }

        if (variable.ByteOrder != 0)
        {
            Check(NetCdfNative.nc_def_var_endian(group, id, variable.ByteOrder), $"the byte order of {what}");
        }

        if (variable.IsUnfilled)
        {
            Check(NetCdfNative.nc_def_var_fill(group, id, NetCdfNative.NC_NOFILL, null), $"the fill mode of {what}");
        }

        foreach (var attribute in variable.Attributes)
        {
            Put(group, id, attribute, what);
        }
    }

    private static void Put(int group, int variable, NetCdfAttributeDeclaration attribute, string owner)
    {
        // An empty array still needs a pointer that is not null.
        var pinned = attribute.Values.Length > 0 ? attribute.Values : new byte[1];
        using var texts = attribute.Type != (int)NetCdfType.Text ? null
            : new NativeTexts(NetCdfTexts.Read(attribute.Values, checked((int)attribute.Count)));
        fixed (byte* first = pinned)
        {
            Check(
                NetCdfNative.nc_put_att(
                    group, variable, attribute.Name, attribute.Type, (nuint)attribute.Count,
                    texts is null ? first : texts.Pointer), $"attribute '{attribute.Name}' of {owner}");
        }
    }

    private static void Check(int code, string what)
    {
        if (code != NetCdfNative.NC_NOERR)
        {
            throw new InvalidDataException($"{what}: {NetCdfError.Describe(code)}");
        }
    }
}
