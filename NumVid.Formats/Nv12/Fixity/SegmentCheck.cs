using System;
using System.IO;
using System.Linq;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;

namespace NumVid.Formats.Nv12.Fixity;

/// <summary>Checks one segment: its entries, and everything that a reader checks while it decodes.</summary>
internal static class SegmentCheck
{
    /// <summary>Returns what is wrong with a segment, or null when it is sound.</summary>
    internal static Nv12SegmentDamage? Run(Nv12File file, StoredVariable variable, StoredSegment segment)
    {
        foreach (var blob in new[] { segment.Data, segment.Layers }.OfType<BlobReference>())
        {
            try
            {
                // A reader rests on the manifest's checksum; unzip rests on the archive's own headers and checksums. An entry
                // with blobs of many segments is checked with the archive.
                var entry = file.Archive.Find(blob.Entry);
                if (entry.Length == blob.Length)
                {
                    file.Archive.Check(entry);
                }

                file.Read(blob);
            }
            catch (InvalidDataException e)
            {
                return DamageOf(variable, segment, e, blob);
            }
        }

        try
        {
            Decode(file, variable.Type, segment);
            return null;
        }
        catch (InvalidDataException e)
        {
            return DamageOf(variable, segment, e, segment.Data ?? segment.Layers);
        }
    }

    /// <summary>Describes why a segment could not be read.</summary>
    internal static Nv12SegmentDamage DamageOf(StoredVariable variable, StoredSegment segment, Exception cause, BlobReference? blob) =>
        new(variable.Name, blob?.Entry, variable.Dimensions, segment.Box.Origin, segment.Box.Shape, cause.Message.TrimEnd('.'));

    private static void Decode(Nv12File file, Type type, StoredSegment segment)
    {
        Func<StoredSegment, Array> decode = Type.GetTypeCode(type) switch
        {
            TypeCode.Double => file.DecodeAnew<double>,
            TypeCode.Single => file.DecodeAnew<float>,
            TypeCode.SByte => file.DecodeAnew<sbyte>,
            TypeCode.Byte => file.DecodeAnew<byte>,
            TypeCode.Int16 => file.DecodeAnew<short>,
            TypeCode.UInt16 => file.DecodeAnew<ushort>,
            TypeCode.Int32 => file.DecodeAnew<int>,
            TypeCode.UInt32 => file.DecodeAnew<uint>,
            TypeCode.Int64 => file.DecodeAnew<long>,
            TypeCode.UInt64 => file.DecodeAnew<ulong>,
            TypeCode.DateTime => file.DecodeAnew<DateTime>,
            TypeCode.Boolean => file.DecodeAnew<bool>,
            _ => file.DecodeAnew<string>,
        };
        decode(segment);
    }
}
