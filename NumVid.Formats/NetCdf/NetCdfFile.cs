using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Interop;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf;

/// <summary>A NetCDF file open for reading: its schema, and boxes of its values in their stored types.</summary>
/// <remarks>Safe for use by many threads, one call at a time. Whoever opens it disposes it.</remarks>
internal sealed unsafe class NetCdfFile : IDisposable
{
    private readonly NetCdfFileHandle _handle;

    private NetCdfFile(string path, NetCdfFileHandle handle)
    {
        Path = path;
        _handle = handle;
        Schema = NetCdfSchemaReader.Read(path, handle);
    }

    /// <summary>The file as it was opened.</summary>
    internal string Path { get; }

    /// <summary>What the file declares.</summary>
    internal NetCdfSchema Schema { get; }

    /// <summary>Opens a file after checking that it is NetCDF and whole.</summary>
    /// <exception cref="InvalidFileException">It is not, or it is damaged.</exception>
    /// <exception cref="MissingLibraryException">libnetcdf cannot be used.</exception>
    internal static NetCdfFile Open(string path)
    {
        NetCdfLibrary.Require();
        NetCdfPaths.RequireUsable(path);
        if (NetCdfSignature.CheckIsHdf5(path))
        {
            NetCdfProbe.Check(path);
        }

        var handle = OpenHandle(path);
        try
        {
            return new(path, handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Reads a box of values.</summary>
    /// <param name="variable">A variable of this file's schema.</param>
    /// <param name="origin">Its first corner, one index an axis.</param>
    /// <param name="stride">Steps, 1 or more, one an axis; null for ones.</param>
    /// <param name="count">Values to read, one number an axis; none may be 0.</param>
    /// <returns>A new array of that shape in the stored type (NC_CHAR: bytes); rank 0 gives one value.</returns>
    /// <exception cref="InvalidFileException">The library could not read them.</exception>
    internal Array Read(NetCdfVariableSchema variable, int[] origin, int[]? stride, int[] count)
    {
        var values = Array.CreateInstance(NetCdfTypes.ToClr(variable.Type), count.Length == 0 ? [1] : count);
        if (variable.Type == NetCdfType.Text)
        {
            using var strings = new NativeStrings(values.Length);
            Read(variable, origin, stride, count, strings.Pointer);
            strings.CopyTo(ArraySpans.Of<string?>(values));
            return values;
        }

        fixed (byte* first = &MemoryMarshal.GetArrayDataReference(values))
        {
            Read(variable, origin, stride, count, first);
        }

        return values;
    }

    /// <summary>Bytes of a variable's stored values: its chunks after compression, or its values as they are.</summary>
    internal long StoredByteCount(NetCdfVariableSchema variable)
    {
        if (!Schema.IsHdf5)
        {
            return variable.Shape.Aggregate((long)NetCdfTypes.ByteCount(variable.Type), (bytes, length) => checked(bytes * length));
        }

        using var gate = NetCdfGate.Enter(_handle);
        return Hdf5StorageSize.Get(Path, "/" + variable.Name);
    }

    /// <summary>What reading a box takes: its values as they are, or every chunk that it touches.</summary>
    /// <returns>Null where HDF5 does not tell the sizes of chunks, or there are too many to ask for.</returns>
    internal ReadCost? CostOf(NetCdfVariableSchema variable, int[] origin, int[] shape)
    {
        using var gate = NetCdfGate.Enter(_handle);
        if (!Schema.IsHdf5 || ChunkShapeOf(variable) is not { } chunk)
        {
            var count = shape.Aggregate(1L, (product, length) => checked(product * length));
            return new ReadCost(count * NetCdfTypes.ByteCount(variable.Type), count);
        }

        var touched = new TouchedChunks(chunk, origin, shape);
        return touched.Count <= TouchedChunks.MaxCount
            && Hdf5StorageSize.GetChunks(Path, "/" + variable.Name, touched.Origins()) is var (bytes, stored)
            ? new ReadCost(bytes, checked(stored * touched.ValuesPerChunk))
            : null;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _handle.Dispose();

    private static NetCdfFileHandle OpenHandle(string path)
    {
        using var gate = NetCdfGate.Enter();
        var code = NetCdfNative.nc_open(path, NetCdfNative.NC_NOWRITE, out var ncid);
        return code == NetCdfNative.NC_NOERR ? new(ncid) : throw OpenFailure(path, code);
    }

    private long[]? ChunkShapeOf(NetCdfVariableSchema variable)
    {
        var lengths = new nuint[variable.Dimensions.Count];
        int storage;
        int code;
        fixed (nuint* first = lengths)
        {
            code = NetCdfNative.nc_inq_var_chunking(variable.GroupId, variable.Id, out storage, first);
        }

        return code != NetCdfNative.NC_NOERR
            ? throw new InvalidFileException(Path, $"the NetCDF library could not tell its chunks: {NetCdfError.Describe(code)}", variable.Name)
            : storage == NetCdfNative.NC_CHUNKED ? [.. lengths.Select(length => checked((long)length))] : null;
    }

    private static IOException OpenFailure(string path, int code) => code switch
    {
        NetCdfNative.NC_EHDFERR => new InvalidFileException(
            path, $"the file is damaged or is an HDF5 file that the NetCDF library cannot open: {NetCdfError.Describe(code)}"),
        > 0 => new IOException($"'{path}' cannot be opened: {NetCdfError.Describe(code)}."),
        _ => new InvalidFileException(path, $"the NetCDF library cannot open it: {NetCdfError.Describe(code)}"),
    };

    private void Read(NetCdfVariableSchema variable, int[] origin, int[]? stride, int[] count, void* values)
    {
        using var gate = NetCdfGate.Enter(_handle);
        var box = new NativeBox(origin, stride, count);
        int code;
        fixed (nuint* first = box.Origin, counts = box.Count)
        fixed (nint* strides = box.Stride)
        {
            code = stride is null
                ? NetCdfNative.nc_get_vara(variable.GroupId, variable.Id, first, counts, values)
                : NetCdfNative.nc_get_vars(variable.GroupId, variable.Id, first, counts, strides, values);
        }

        if (code != NetCdfNative.NC_NOERR)
        {
            throw new InvalidFileException(
                Path, $"the NetCDF library could not read its values: {NetCdfError.Describe(code)}", variable.Name);
        }
    }
}
