using System;
using System.IO;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;

namespace NumVid.Formats.Nv12.Fixity;

/// <summary>Checks one segment: its entries, and everything that a reader checks while it decodes.</summary>
internal static class SegmentCheck
{
    /// <summary>Returns what is wrong with a segment, or null when it is sound.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reader">Reads its entries.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="segment">One of its segments.</param>
    internal static Nv12SegmentDamage? Run(
        Nv12File file, EntryReader reader, StoredVariable variable, StoredSegment segment)
    {
        var blob = segment.Data;
        try
        {
            // A reader rests on the manifest's checksum; unzip rests on the archive's own headers and checksums. An
            // entry with blobs of many segments is checked with the archive.
            var data = segment.Data is null ? null : reader.Read(segment.Data);
            blob = segment.Layers;
            var layers = segment.Layers is null ? null : reader.Read(segment.Layers);
            blob = segment.Data ?? segment.Layers;
            SdsTypes.Accept(variable.Type, new Decoding(file, segment, data, layers));
            return null;
        }
        catch (InvalidDataException e)
        {
            return DamageOf(variable, segment, e, blob);
        }
    }

    /// <summary>Describes why a segment could not be read.</summary>
    internal static Nv12SegmentDamage DamageOf(
        StoredVariable variable, StoredSegment segment, Exception cause, BlobReference? blob) => new(
            variable.Name, blob?.Entry, variable.Dimensions, segment.Box.Origin, segment.Box.Shape,
            cause.Message.TrimEnd('.'));

    private sealed class Decoding(Nv12File file, StoredSegment segment, byte[]? data, byte[]? layers)
        : IElementTypeVisitor<Array>
    {
        public Array Visit<T>() => file.DecodeAnew<T>(segment, data, layers);
    }
}
