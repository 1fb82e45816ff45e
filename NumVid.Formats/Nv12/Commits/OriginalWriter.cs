using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Archive;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>Writes what is kept of an original into entries of their own.</summary>
internal sealed class OriginalWriter(ZipWriter archive) : IOriginalSink
{
    private const int EntryBytes = 1 << 20;

    private readonly ArrayBufferWriter<byte> _waiting = new();
    private readonly List<BlobReference> _kept = [];
    private IReadOnlyList<StoredVariable> _variables = [];

    /// <summary>The entries that were written.</summary>
    internal List<ZipEntryRecord> Entries { get; } = [];

    /// <inheritdoc/>
    /// <remarks>Planes without a code stream, of which all values are the same, are made from their values.</remarks>
    public bool HoldsPacked(string variable, int[] origin) =>
        _variables.FirstOrDefault(each => each.Name == variable) is { } found
        && PackedPlanes.SegmentOf(found, origin) is not null;

    /// <inheritdoc/>
    public void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_waiting.WrittenCount > 0 && _waiting.WrittenCount + bytes.Length > EntryBytes)
        {
            Flush();
        }

        _waiting.Write(bytes);
    }

    /// <summary>Writes an original that a source describes.</summary>
    /// <param name="source">The source.</param>
    /// <param name="variables">The variables of the file, some of which have the original's values.</param>
    internal StoredOriginal Write(IOriginalSource source, IReadOnlyList<StoredVariable> variables)
    {
        _variables = variables;
        var file = source.DescribeOriginal(this);
        Flush();
        return new StoredOriginal(
            file.Format, file.Length, file.Sha256, [.. file.Variables.Select(name => IdOf(name, variables))],
            file.Parts, Add("original/outline", file.Outline), _kept)
        {
            DataSetSha256 = file.DataSetSha256,
        };
    }

    /// <summary>Writes again what another state of the file keeps.</summary>
    internal StoredOriginal Copy(StoredOriginal original, Nv12File file)
    {
        try
        {
            foreach (var blob in original.Kept)
            {
                _kept.Add(Add(blob.Entry, file.Read(blob)));
            }

            return original with { Outline = Add(original.Outline.Entry, file.Read(original.Outline)), Kept = _kept };
        }
        catch (InvalidDataException e)
        {
            throw file.Damaged(e);
        }
    }

    private static int IdOf(string name, IReadOnlyList<StoredVariable> variables) =>
        variables.FirstOrDefault(variable => variable.Name == name) is not { } found
            ? throw new UnsupportedDataException(
                $"The original cannot be kept: the file has no variable '{name}', whose values it needs.")
            : found.Decisions is { IsExact: false }
                ? throw new UnsupportedDataException(
                    $"The original cannot be kept: the variable '{name}' has the quality '{found.Decisions.Quality}', "
                    + "and only exact values make it again; use the quality 'restorable' for the whole file.")
                : found.Id;

    private void Flush()
    {
        if (_waiting.WrittenCount > 0)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"original/kept{_kept.Count}");
            _kept.Add(Add(name, _waiting.WrittenSpan));
            _waiting.ResetWrittenCount();
        }
    }

    private BlobReference Add(string name, ReadOnlySpan<byte> bytes)
    {
        Entries.Add(archive.Add(name, bytes));
        return new BlobReference(name, 0, bytes.Length, Crc32.HashToUInt32(bytes));
    }
}
