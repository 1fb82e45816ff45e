using System;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Arrays;
using NumVid.Formats.NetCdf.Interop;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Writing;

/// <summary>A new netCDF-4 file being written: the library's calls with their errors as sentences.</summary>
/// <remarks>One thread. Disposed without <see cref="Finish"/> it is incomplete and to be deleted.</remarks>
internal sealed unsafe class NetCdfTarget : IDisposable
{
    private readonly string _path;
    private readonly string _shownPath;
    private readonly NetCdfFileHandle _handle;

    /// <summary>Creates the file.</summary>
    /// <param name="path">Its temporary path.</param>
    /// <param name="shownPath">The path that the user knows, for errors.</param>
    /// <exception cref="IOException">It cannot be created.</exception>
    internal NetCdfTarget(string path, string shownPath)
    {
        _path = path;
        _shownPath = shownPath;
        using var gate = NetCdfGate.Enter();
        Check(NetCdfNative.nc_create(
            path, NetCdfNative.NC_NETCDF4 | NetCdfNative.NC_NOCLOBBER, out var ncid), "the file");
        _handle = new(ncid);
    }

    /// <summary>Defines a dimension; length 0 makes it unlimited; netCDF has no other empty one.</summary>
    /// <returns>Its number, and its name as the library wrote it.</returns>
    internal (int Id, string Name) DefineDimension(string name, int length)
    {
        using var gate = NetCdfGate.Enter(_handle);
        Check(NetCdfNative.nc_def_dim(gate.Id, name, (nuint)length, out var id), $"dimension '{name}'");
        var actual = stackalloc byte[NetCdfNative.NC_MAX_NAME + 1];
        Check(NetCdfNative.nc_inq_dim(gate.Id, id, actual, out _), $"dimension '{name}'");
        return (id, Text(actual));
    }

    /// <summary>Defines a variable whose cells we promise to write all.</summary>
    /// <returns>Its number, and its name as the library wrote it.</returns>
    internal (int Id, string Name) DefineVariable(string name, NetCdfType type, int[] dimensions)
    {
        using var gate = NetCdfGate.Enter(_handle);
        int id;
        fixed (int* first = dimensions)
        {
            Check(NetCdfNative.nc_def_var(
                gate.Id, name, (int)type, dimensions.Length, first, out id), $"variable '{name}'");
        }

        if (type != NetCdfType.Text)
        {
            Check(NetCdfNative.nc_def_var_fill(gate.Id, id, NetCdfNative.NC_NOFILL, null), $"variable '{name}'");
        }

        var actual = stackalloc byte[NetCdfNative.NC_MAX_NAME + 1];
        Check(NetCdfNative.nc_inq_var(gate.Id, id, actual, out _, null, null, out _), $"variable '{name}'");
        return (id, Text(actual));
    }

    /// <summary>Stores a variable in compressed chunks.</summary>
    internal void Compress(int variable, string name, int[] chunkShape, int level, bool shuffle)
    {
        StoreInChunks(variable, name, chunkShape);
        using var gate = NetCdfGate.Enter(_handle);
        Check(
            NetCdfNative.nc_def_var_deflate(
                gate.Id, variable, shuffle ? 1 : 0, 1, level), $"the compression of variable '{name}'");
    }

    /// <summary>Stores a variable in chunks, as one that may grow has to be.</summary>
    internal void StoreInChunks(int variable, string name, int[] chunkShape)
    {
        using var gate = NetCdfGate.Enter(_handle);
        fixed (nuint* lengths = Array.ConvertAll(chunkShape, length => (nuint)length))
        {
            Check(
                NetCdfNative.nc_def_var_chunking(
                    gate.Id, variable, NetCdfNative.NC_CHUNKED, lengths), $"the chunks of variable '{name}'");
        }
    }

    /// <summary>Stores a variable in one piece without compression.</summary>
    internal void StoreContiguously(int variable, string name)
    {
        using var gate = NetCdfGate.Enter(_handle);
        Check(NetCdfNative.nc_def_var_chunking(
            gate.Id, variable, NetCdfNative.NC_CONTIGUOUS, null), $"variable '{name}'");
    }

    /// <summary>Writes an attribute.</summary>
    /// <param name="variable">Its owner; <see cref="NetCdfNative.NC_GLOBAL"/> is the file.</param>
    /// <param name="attribute">The attribute.</param>
    /// <returns>Its name as the library wrote it.</returns>
    internal string WriteAttribute(int variable, NetCdfAttribute attribute)
    {
        using var gate = NetCdfGate.Enter(_handle);
        var what = $"attribute '{attribute.Name}'";
        switch (attribute.Type)
        {
            case NetCdfType.Char:
                WriteAttribute(gate.Id, variable, attribute, Encoding.UTF8.GetBytes(attribute.Text ?? ""), what);
                break;
            case NetCdfType.Text:
                using (var strings = new NativeStrings((string?[])attribute.Values))
                {
                    Check(
                        NetCdfNative.nc_put_att(
                            gate.Id, variable, attribute.Name, (int)attribute.Type, (
                                nuint)strings.Count, strings.Pointer), what);
                }

                break;
            default:
                WriteAttribute(gate.Id, variable, attribute, attribute.Values, what);
                break;
        }

        return attribute.Name == "_FillValue" || Ascii.IsValid(attribute.Name) ? attribute.Name
            : LastAttributeName(gate.Id, variable, what);
    }

    /// <summary>Writes a box of values in their stored type.</summary>
    internal void Write(int variable, string name, int[] origin, Array values)
    {
        var count = ArraySpans.Shape(values);
        if (values.GetType().GetElementType() == typeof(string))
        {
            using var strings = new NativeStrings(ArraySpan.Of<string?>(values));
            Write(variable, name, origin, count, strings.Pointer);
            return;
        }

        fixed (byte* first = &MemoryMarshal.GetArrayDataReference(values))
        {
            Write(variable, name, origin, count, first);
        }
    }

    /// <summary>Closes the file; all of it has then reached the disk.</summary>
    /// <exception cref="IOException">It has not.</exception>
    internal void Finish()
    {
        Check(_handle.CloseChecked(), "the end of the file");
        using var stream = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Closes what is not finished.</summary>
    /// <remarks>When the disk is full, HDF5 cannot flush and keeps its descriptor of the file, which is deleted then,
    /// until the process ends (seen with HDF5 1.10; neither nc_close nor nc_abort lets go).</remarks>
    public void Dispose()
    {
        if (!_handle.IsClosed)
        {
            _ = _handle.CloseChecked();
        }
    }

    private static string Text(byte* name) =>
        Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name));

    private void WriteAttribute(int ncid, int variable, NetCdfAttribute attribute, Array values, string what)
    {
        // An empty array still needs a pointer that is not null.
        var pinned = values.Length > 0 ? values : new byte[1];
        fixed (byte* first = &MemoryMarshal.GetArrayDataReference(pinned))
        {
            Check(
                NetCdfNative.nc_put_att(
                    ncid, variable, attribute.Name, (int)attribute.Type, (nuint)values.Length, first), what);
        }
    }

    private string LastAttributeName(int ncid, int variable, string what)
    {
        int count;
        if (variable == NetCdfNative.NC_GLOBAL)
        {
            Check(NetCdfNative.nc_inq_natts(ncid, out count), what);
        }
        else
        {
            Check(NetCdfNative.nc_inq_var(ncid, variable, null, out _, null, null, out count), what);
        }

        var name = stackalloc byte[NetCdfNative.NC_MAX_NAME + 1];
        Check(NetCdfNative.nc_inq_attname(ncid, variable, count - 1, name), what);
        return Text(name);
    }

    private void Write(int variable, string name, int[] origin, int[] count, void* values)
    {
        var box = new NativeBox(origin, null, origin.Length == 0 ? [] : count);
        using var gate = NetCdfGate.Enter(_handle);
        fixed (nuint* first = box.Origin, counts = box.Count)
        {
            Check(NetCdfNative.nc_put_vara(gate.Id, variable, first, counts, values), $"variable '{name}'");
        }
    }

    private void Check(int code, string what)
    {
        if (code != NetCdfNative.NC_NOERR)
        {
            throw new IOException(
                $"'{_shownPath}' cannot be written ({what}): {NetCdfError.Describe(code)}{FreeSpace()}.");
        }
    }

    /// <summary>HDF5 does not tell a full disk from other failures, so the free space is told when it is
    /// small.</summary>
    private string FreeSpace()
    {
        const long Small = 16 << 20;
        try
        {
            var free = new DriveInfo(Path.GetDirectoryName(_path) ?? ".").AvailableFreeSpace;
            return free < Small ? string.Create(CultureInfo.InvariantCulture, $"; the disk has {free} bytes left") : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Only a hint is lost; the failure itself is told in any case.
            return "";
        }
    }
}
