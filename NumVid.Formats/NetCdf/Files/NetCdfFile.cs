using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Declarations;
using NumVid.Formats.NetCdf.Interop;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Files;

/// <summary>A NetCDF file open for reading: its schema, and boxes of its values in their stored types.</summary>
/// <remarks>Safe for use by many threads, one call at a time. Whoever opens it disposes it.</remarks>
internal sealed unsafe class NetCdfFile : IDisposable
{
    // One of them: HDF5 files are read by another process where there is one.
    private readonly NetCdfFileHandle? _handle;
    private readonly NetCdfRemoteFile? _remote;

    private NetCdfFile(string path, NetCdfSchema schema, NetCdfFileHandle? handle, NetCdfRemoteFile? remote)
    {
        Path = path;
        Schema = schema;
        _handle = handle;
        _remote = remote;
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
        if (NetCdfSignature.CheckIsHdf5(path) && NetCdfReaderProcess.IsAvailable)
        {
            var remote = NetCdfRemoteFile.Open(path, out var schema);
            return new(path, schema, null, remote);
        }

        var handle = OpenHandle(path);
        try
        {
            return new(path, NetCdfGroupReader.Read(path, handle), handle, null);
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
            ReadTexts(variable, origin, stride, count, values);
            return values;
        }

        fixed (byte* first = &MemoryMarshal.GetArrayDataReference(values))
        {
            var byteCount = values.LongLength * NetCdfTypes.ByteCount(variable.Type);
            RequireRead(variable, _remote is not null
                ? _remote.Read(variable, origin, stride, count, first, byteCount)
                : ReadLocally(variable, origin, stride, count, first));
        }

        return values;
    }

    /// <summary>Reads all that a NetCDF-4 file declares, as it stands there.</summary>
    /// <exception cref="UnsupportedDataException">The program that reads such files is not here, or something is of a
    /// type that the file declares itself.</exception>
    internal NetCdfDeclaration ReadDeclaration() => _remote is not null ? _remote.ReadDeclaration()
        : throw new UnsupportedDataException(
            $"'{Path}' cannot be declared again without netcdf_reader, which native/build makes.");

    /// <summary>Reads a box of values as bytes: numbers and characters as they lie in memory, texts as
    /// <see cref="NetCdfTexts"/> has them.</summary>
    /// <param name="variable">A variable of this file's schema.</param>
    /// <param name="origin">Its first corner, one index an axis.</param>
    /// <param name="count">Values to read, one number an axis; none may be 0.</param>
    /// <exception cref="InvalidFileException">The library could not read them.</exception>
    internal byte[] ReadBytes(NetCdfVariableSchema variable, int[] origin, int[] count)
    {
        var length = count.Aggregate(1, (product, part) => checked(product * part));
        if (variable.Type == NetCdfType.Text)
        {
            var texts = new NumberWriter();
            RequireRead(variable, _remote!.ReadTexts(
                variable, origin, null, count, length, (_, text) => NetCdfTexts.Add(texts, text)));
            return texts.Written.ToArray();
        }

        var bytes = new byte[checked(length * NetCdfTypes.ByteCount(variable.Type))];
        fixed (byte* first = bytes)
        {
            RequireRead(variable, _remote is not null
                ? _remote.Read(variable, origin, null, count, first, bytes.Length)
                : ReadLocally(variable, origin, null, count, first));
        }

        return bytes;
    }

    /// <summary>Bytes of a variable's stored values: its chunks after compression, or its values as they are.</summary>
    internal long StoredByteCount(NetCdfVariableSchema variable)
    {
        if (!Schema.IsHdf5)
        {
            return variable.Shape.Aggregate(
                (long)NetCdfTypes.ByteCount(variable.Type), (bytes, length) => checked(bytes * length));
        }

        if (_remote is not null)
        {
            return _remote.Measure(variable, origins: null)?.Bytes
                ?? throw new IOException($"HDF5 does not tell how '{variable.Name}' is stored in '{Path}'.");
        }

        using var gate = NetCdfGate.Enter(_handle!);
        return Hdf5StorageSize.Get(Path, "/" + variable.Name);
    }

    /// <summary>What reading a box takes: its values as they are, or every chunk that it touches.</summary>
    /// <returns>Null where HDF5 does not tell the sizes of chunks, or there are too many to ask for.</returns>
    internal ReadCost? CostOf(NetCdfVariableSchema variable, int[] origin, int[] shape)
    {
        if (variable.Chunk is not { } chunk || chunk.Any(length => length <= 0))
        {
            var count = shape.Aggregate(1L, (product, length) => checked(product * length));
            return new ReadCost(count * NetCdfTypes.ByteCount(variable.Type), count);
        }

        var touched = new TouchedChunks([.. chunk], origin, shape);
        return touched.Count <= TouchedChunks.MaxCount
            && MeasureChunks(variable, [.. touched.Origins()]) is var (bytes, stored)
            ? new ReadCost(bytes, checked(stored * touched.ValuesPerChunk))
            : null;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _handle?.Dispose();
        _remote?.Dispose();
    }

    private (long Bytes, long Written)? MeasureChunks(NetCdfVariableSchema variable, ulong[][] origins)
    {
        if (_remote is not null)
        {
            return _remote.Measure(variable, origins);
        }

        using var gate = NetCdfGate.Enter(_handle!);
        return Hdf5StorageSize.GetChunks(Path, "/" + variable.Name, origins);
    }

    private static NetCdfFileHandle OpenHandle(string path)
    {
        using var gate = NetCdfGate.Enter();
        var code = NetCdfNative.nc_open(path, NetCdfNative.NC_NOWRITE, out var ncid);
        return code == NetCdfNative.NC_NOERR ? new(ncid) : throw NetCdfError.CannotOpen(path, code);
    }

    private void ReadTexts(NetCdfVariableSchema variable, int[] origin, int[]? stride, int[] count, Array values)
    {
        if (_remote is null)
        {
            using var strings = new NativeStrings(values.Length);
            RequireRead(variable, ReadLocally(variable, origin, stride, count, strings.Pointer));
            strings.CopyTo(ArraySpan.Of<string?>(values));
            return;
        }

        var texts = new string?[values.Length];
        RequireRead(variable, _remote.ReadTexts(variable, origin, stride, count, texts));
        texts.CopyTo(ArraySpan.Of<string?>(values));
    }

    private int ReadLocally(NetCdfVariableSchema variable, int[] origin, int[]? stride, int[] count, void* values)
    {
        using var gate = NetCdfGate.Enter(_handle!);
        var box = new NativeBox(origin, stride, count);
        fixed (nuint* first = box.Origin, counts = box.Count)
        fixed (nint* strides = box.Stride)
        {
            return stride is null
                ? NetCdfNative.nc_get_vara(variable.GroupId, variable.Id, first, counts, values)
                : NetCdfNative.nc_get_vars(variable.GroupId, variable.Id, first, counts, strides, values);
        }
    }

    private void RequireRead(NetCdfVariableSchema variable, int code)
    {
        if (code != NetCdfNative.NC_NOERR)
        {
            throw new InvalidFileException(
                Path, $"the NetCDF library could not read its values: {NetCdfError.Describe(code)}", variable.Name);
        }
    }
}
