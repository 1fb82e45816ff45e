using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using NumVid.Formats.Errors;
using NumVid.Formats.NetCdf.Declarations;
using NumVid.Formats.NetCdf.Interop;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Files;

/// <summary>A NetCDF-4 file whose values another process reads. Safe for use by many threads, one call at a
/// time.</summary>
/// <remarks>Both processes open the same descriptor, so that both see the same file when its path has come to name
/// another one.</remarks>
internal sealed unsafe class NetCdfRemoteFile : IDisposable
{
    // The other process holds an answer in memory; larger boxes are read piece by piece.
    private const long MaxPiece = 32L << 20;

    private readonly string _path;
    private readonly SafeFileHandle _file;

    private NetCdfRemoteFile(string path, SafeFileHandle file)
    {
        _path = path;
        _file = file;
    }

    // The path by which the other process reaches what is open here.
    private string RemotePath =>
        string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd/{_file.DangerousGetHandle()}");

    /// <summary>Opens a file in the other process.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">What it declares.</param>
    /// <exception cref="InvalidFileException">The library crashes on the file, hangs, or cannot open it.</exception>
    internal static NetCdfRemoteFile Open(string path, out NetCdfSchema schema)
    {
        var file = new NetCdfRemoteFile(
            path, File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        try
        {
            var root = NetCdfReaderProcess.Ask(
                file.Request('O'), path, variable: null, answer => new NetCdfGroupStream(answer, path).ReadRoot());
            schema = NetCdfSchemaBuilder.Build(path, isHdf5: true, root);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads all that the file declares, as it stands there.</summary>
    /// <exception cref="InvalidFileException">The library crashes on the file, hangs, or cannot read it.</exception>
    /// <exception cref="UnsupportedDataException">Something is of a type that the file declares itself.</exception>
    internal NetCdfDeclaration ReadDeclaration() =>
        NetCdfReaderProcess.Ask(Request('D'), _path, variable: null, answer =>
        {
            var stream = new NetCdfDeclarationStream(answer, _path);
            return (Declaration: stream.Read(), stream.OwnTypes);
        }) is var (declaration, ownTypes) && ownTypes.Count == 0 ? declaration
            : throw new UnsupportedDataException($"'{_path}' cannot be declared again: {ownTypes[0]}.");

    /// <summary>Reads a box of text.</summary>
    /// <param name="variable">A variable of the file's schema.</param>
    /// <param name="origin">Its first corner.</param>
    /// <param name="stride">Steps; null for ones.</param>
    /// <param name="count">Texts to read, none 0.</param>
    /// <param name="texts">As many as the box has; null for a text that is none.</param>
    /// <returns>0, or the library's status.</returns>
    /// <exception cref="InvalidFileException">The library crashes on the text or hangs.</exception>
    internal int ReadTexts(
        NetCdfVariableSchema variable, int[] origin, int[]? stride, int[] count, Memory<string?> texts) =>
        ReadTexts(
            variable, origin, stride, count, texts.Length, (i, bytes) =>
                texts.Span[i] = bytes is null ? null : Encoding.UTF8.GetString(bytes));

    /// <summary>Reads a box of text as bytes.</summary>
    /// <param name="variable">A variable of the file's schema.</param>
    /// <param name="origin">Its first corner.</param>
    /// <param name="stride">Steps; null for ones.</param>
    /// <param name="count">Texts to read, none 0.</param>
    /// <param name="length">How many the box has.</param>
    /// <param name="take">Takes each text by its number; null where it is none.</param>
    /// <returns>0, or the library's status.</returns>
    /// <exception cref="InvalidFileException">The library crashes on the text or hangs.</exception>
    internal int ReadTexts(
        NetCdfVariableSchema variable, int[] origin, int[]? stride, int[] count, int length,
        Action<int, byte[]?> take) =>
        NetCdfReaderProcess.Ask(
            BoxRequest('T', variable, IntPtr.Size, origin, stride, count), _path, variable.Name, answer =>
        {
            var stream = new NetCdfGroupStream(answer, _path);
            var status = stream.ReadNumber<int>();
            for (var i = 0; status == 0 && i < length; i++)
            {
                take(i, stream.ReadTextBytes());
            }

            return status;
        });

    /// <summary>Reads a box of numbers.</summary>
    /// <param name="variable">A variable of the file's schema, not of text.</param>
    /// <param name="origin">Its first corner.</param>
    /// <param name="stride">Steps; null for ones.</param>
    /// <param name="count">Values to read, none 0.</param>
    /// <param name="values">Where they go.</param>
    /// <param name="byteCount">As many bytes as the box has in the stored type.</param>
    /// <returns>0, or the library's status.</returns>
    /// <exception cref="InvalidFileException">The library crashes on the values or hangs.</exception>
    internal int Read(
        NetCdfVariableSchema variable, int[] origin, int[]? stride, int[] count, byte* values, long byteCount)
    {
        if (byteCount <= MaxPiece)
        {
            return ReadPiece(variable, origin, stride, count, values, (int)byteCount);
        }

        // Along the first axis that there is anything of; its halves may be cut along others.
        var axis = Array.FindIndex(count, length => length > 1);
        var (first, second, middle) = ((int[])count.Clone(), (int[])count.Clone(), (int[])origin.Clone());
        first[axis] = count[axis] / 2;
        second[axis] -= first[axis];
        middle[axis] += first[axis] * (stride?[axis] ?? 1);
        var half = byteCount / count[axis] * first[axis];
        var status = Read(variable, origin, stride, first, values, half);
        return status != 0 ? status : Read(variable, middle, stride, second, values + half, byteCount - half);
    }

    /// <summary>Asks for the bytes that a variable takes, or some of its chunks.</summary>
    /// <param name="variable">A variable of the file's schema.</param>
    /// <param name="origins">The first index of each chunk; null for all that is stored.</param>
    /// <returns>The bytes, and how many of the chunks were written; null where this HDF5 does not tell (before
    /// 1.10.5).</returns>
    /// <exception cref="InvalidFileException">The library crashes on the variable or hangs.</exception>
    /// <exception cref="IOException">HDF5 cannot tell.</exception>
    internal (long Bytes, long Written)? Measure(NetCdfVariableSchema variable, ulong[][]? origins)
    {
        const int NoDataset = -1;
        ObjectDisposedException.ThrowIf(_file.IsClosed, this);
        (ulong Bytes, ulong Written)? answer = null;
        foreach (var name in new[] { "/" + variable.Name, Hdf5StorageSize.NonCoordinateName("/" + variable.Name) })
        {
            byte[] start = [.. Request(origins is null ? 'S' : 'K'), .. Encoding.UTF8.GetBytes(name), 0];
            byte[] box = origins is null
                ? [] : [.. AsBytes<int>([variable.Dimensions.Count]), .. AsBytes<ulong>(
                [(ulong)origins.Length]), .. AsBytes<ulong>([.. origins.SelectMany(origin => origin)])];
            var status = NetCdfReaderProcess.Ask([.. start, .. box], _path, variable.Name, stream =>
            {
                var values = new NetCdfGroupStream(stream, _path);
                var told = values.ReadNumber<int>();
                answer = told == 0 ? (values.ReadNumber<ulong>(), values.ReadNumber<ulong>()) : null;
                return told;
            });
            if (status != NoDataset)
            {
                return answer is not var (bytes, written) ? null
                    : bytes <= long.MaxValue ? ((long)bytes, (long)written)
                    : throw new InvalidFileException(_path, string.Create(
                    CultureInfo.InvariantCulture, $"{bytes} bytes are said to be stored"), variable.Name);
            }
        }

        throw new IOException($"HDF5 could not tell how '{variable.Name}' is stored in '{_path}'.");
    }

    /// <summary>Closes the file, in the other process, too.</summary>
    public void Dispose()
    {
        if (!_file.IsClosed)
        {
            NetCdfReaderProcess.Tell(Request('C'));
            _file.Dispose();
        }
    }

    private int ReadPiece(
        NetCdfVariableSchema variable, int[] origin, int[]? stride, int[] count, byte* values, int byteCount)
    {
        var target = (nint)values;
        var request = BoxRequest('R', variable, NetCdfTypes.ByteCount(variable.Type), origin, stride, count);
        return NetCdfReaderProcess.Ask(request, _path, variable.Name, answer =>
        {
            var status = new NetCdfGroupStream(answer, _path).ReadNumber<int>();
            if (status == 0)
            {
                answer.ReadExactly(new Span<byte>((byte*)target, byteCount));
            }

            return status;
        });
    }

    private byte[] BoxRequest(
        char kind, NetCdfVariableSchema variable, int valueBytes, int[] origin, int[]? stride, int[] count)
    {
        ObjectDisposedException.ThrowIf(_file.IsClosed, this);
        int[] numbers = [variable.GroupId, variable.Id, valueBytes, count.Length];
        var box = origin.Concat(count).Concat(stride ?? Enumerable.Repeat(1, count.Length))
            .Select(number => (ulong)number).ToArray();
        return [.. Request(kind), .. AsBytes(numbers), .. AsBytes(box)];
    }

    private static byte[] AsBytes<T>(T[] numbers)
        where T : unmanaged => MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();

    private byte[] Request(char kind) => Encoding.UTF8.GetBytes($"{kind}{RemotePath}\0");
}
