using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Jpeg2000;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Video;

namespace NumVid.Formats.Nv12.Codecs.Packed;

// Why so: docs/decisions/0121-jpeg-2000-sections-are-the-values.md
/// <summary>Planes as another file packed them: its JPEG 2000 code streams, byte by byte, and what their numbers
/// mean.</summary>
/// <remarks>It keeps what is there and encodes nothing. No state; for any number of threads.</remarks>
internal sealed class PackedCodec : ValueCodec
{
    /// <summary>The extension of its entries.</summary>
    internal const string Extension = ".packed";

    /// <inheritdoc/>
    internal override string Name => CodecNames.Packed;

    /// <inheritdoc/>
    internal override string EntryExtension => Extension;

    /// <inheritdoc/>
    internal override bool NeverLoses => true;

    /// <inheritdoc/>
    internal override string DecoderNeeded => VideoFormat.Jpeg2000.Decoder;

    /// <summary>Whether a codec of this name is this one.</summary>
    internal static bool Is(string? name) => name == CodecNames.Packed;

    /// <summary>Whether what reading needs is here.</summary>
    internal static bool CanRead() => VideoLibrary.HasDecoder(VideoFormat.Jpeg2000.Decoder);

    /// <summary>Puts planes together; null where they are not alike, or decoders would not agree on them.</summary>
    internal static byte[]? TryKeep(IReadOnlyList<PackedField> fields)
    {
        var order = new PackedOrder(fields[0].Rows, fields[0].Columns, fields[0].Order);
        PackedPlane[] planes = [.. fields.Select(PackedPlane.Of)];
        return fields.Count <= MatroskaPictures.MostPictures
            && fields.All(field => new PackedOrder(field.Rows, field.Columns, field.Order) == order)
            && fields.All(field => field.Stream.IsEmpty || CodeStreams.AreReversible(field.Stream.Span))
            && planes.All(plane => plane.IsPossible(order))
            ? [
                .. new PackedHeader(order, planes).ToArray(),
                .. PackedFiles.Write(planes, [.. fields.Select(field => field.Stream)]),
            ]
            : null;
    }

    /// <summary>The points of a plane.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static long CountPoints(ReadOnlySpan<byte> bytes)
    {
        var order = PackedHeader.Read(bytes).Order;
        return (long)order.Rows * order.Columns;
    }

    /// <summary>Takes the code stream of a plane out.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, or it has none.</exception>
    internal static ReadOnlyMemory<byte> TakeStream(ReadOnlyMemory<byte> bytes, int plane)
    {
        var header = PackedHeader.Read(bytes.Span);
        return PackedFiles.Take(header.Planes, bytes[header.ByteCount..], plane);
    }

    /// <inheritdoc/>
    internal override byte[] Encode<T>(
        ReadOnlySpan<T> values, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps,
        CodingEffort effort, Span<T> reconstruction = default, bool goesOn = false) =>
        throw new NotSupportedException($"The codec '{Name}' keeps what another file has and encodes nothing.");

    /// <inheritdoc/>
    internal override void Decode<T>(
        ReadOnlyMemory<byte> bytes, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps, Span<T> values)
    {
        var header = PackedHeader.Read(bytes.Span);
        var size = header.Order.Rows * header.Order.Columns;
        if ((long)size * header.Planes.Length != geometry.Count)
        {
            throw new InvalidDataException(
                $"{header.Planes.Length} packed planes of {size} points do not make {geometry.Count} values");
        }

        var places = header.Order.Places();
        var numbers = PackedFiles.Decode(header.Planes, bytes[header.ByteCount..]);
        for (var plane = 0; plane < header.Planes.Length; plane++)
        {
            var flags = mask is null ? default : mask.AsSpan(plane * size, size);
            Fill(values.Slice(plane * size, size), flags, places, numbers[plane], header.Planes[plane]);
        }
    }

    // Points under the mask have no number.
    private static void Fill<T>(
        Span<T> values, ReadOnlySpan<bool> mask, int[] places, ushort[]? numbers, in PackedPlane plane)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var next = 0;
        foreach (var place in places)
        {
            if (mask.IsEmpty || !mask[place])
            {
                var number = numbers is null ? 0 : next < numbers.Length ? numbers[next] : throw Other(numbers.Length);
                values[place] = FloatNumbers.As<T>(plane.ValueOf(number));
                next++;
            }
        }

        if (numbers is not null && next != numbers.Length)
        {
            throw Other(numbers.Length);
        }
    }

    private static InvalidDataException Other(int length) =>
        new($"a picture of {length} samples is of a plane that has another number of values");
}
