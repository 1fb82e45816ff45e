using System;
using System.Linq;
using System.Security.Cryptography;
using NumVid.Formats.NetCdf.Declarations;
using NumVid.Formats.NetCdf.Files;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Restoring;

// docs/nv12-format.md, Original, says what is hashed.
/// <summary>The SHA-256 of a dataset, whatever bytes its file has: of what it declares, and of all stored
/// values.</summary>
internal sealed class NetCdfDataSetHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Begins with what the file declares.</summary>
    internal NetCdfDataSetHash(NetCdfDeclaration declaration)
    {
        var bytes = new NumberWriter();
        NetCdfDeclarationFormat.Write(bytes, declaration);
        Add(bytes.Written);
    }

    /// <summary>Adds the stored values of a block.</summary>
    internal void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>The SHA-256 of all that was added.</summary>
    internal byte[] Take() => _hash.GetHashAndReset();

    /// <summary>That of a file.</summary>
    /// <param name="path">A NetCDF-4 file.</param>
    internal static byte[] Of(string path)
    {
        using var file = NetCdfFile.Open(path);
        var declaration = file.ReadDeclaration();
        using var hash = new NetCdfDataSetHash(declaration);
        var variables = declaration.Root.All.SelectMany(group => group.Variables);
        foreach (var (stored, declared) in file.Schema.Variables.Zip(variables))
        {
            int[] shape = [.. stored.Shape.Select(length => checked((int)length))];
            var block = NetCdfBlocks.ShapeOf(shape, ChunkOf(declared), NetCdfTypes.ByteCount(stored.Type));
            foreach (var (origin, count) in NetCdfVariableNote.BoxesOf(shape, block))
            {
                hash.Add(file.ReadBytes(stored, origin, count));
            }
        }

        return hash.Take();
    }

    /// <summary>The lengths of a chunk, or null.</summary>
    internal static long[]? ChunkOf(NetCdfVariableDeclaration variable) =>
        variable.Chunk.Count == 0 ? null : [.. variable.Chunk];

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
