using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Hashing;
using System.Numerics;
using EccodesDotNet.Errors;
using EccodesDotNet.Framing;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Restoring.Sections;
using NumVid.Formats.Grib.Storage;
using NumVid.Formats.Grib.Values;
using NumVid.Formats.Restoring;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>Describes messages. Thread-safe.</summary>
/// <param name="source">The file.</param>
/// <param name="places">Where the values of its fields are.</param>
/// <param name="holdsPacked">Whether the values of a field are kept as they were packed.</param>
internal sealed class GribMessageDescriber(
    GribSource source, IReadOnlyDictionary<(long Message, int Number), GribFieldPlace> places,
    Func<GribFieldPlace, bool> holdsPacked)
{
    private const int LastHeader1 = 3;
    private const int LastHeader2 = 6;
    private const byte BitmapFollows = 0;

    /// <summary>Describes a message.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="message">Its bytes.</param>
    /// <param name="fields">Its fields.</param>
    internal GribMessageDescription Describe(long start, byte[] message, GribField[] fields)
    {
        var header = new List<byte>();
        var outlines = new List<GribOutlineField>(fields.Length);
        var kept = new List<ReadOnlyMemory<byte>>();
        var kinds = new List<string>(fields.Length);
        var position = 0;
        foreach (var field in fields)
        {
            var end = (int)(field.DataSection.Offset - start) + field.DataSection.Length;
            var (outline, bytes, kind) = Describe(field, message.AsSpan(end - field.DataSection.Length, field.DataSection.Length));
            header.AddRange(message.AsSpan(position, end - outline.Length - position));
            outlines.Add(outline with
            {
                DataAt = header.Count,
                Crc32 = Crc32.HashToUInt32(message.AsSpan(end - outline.Length, outline.Length)),
            });
            kinds.Add(kind);
            position = end;
            if (outline.IsKept)
            {
                kept.Add(bytes);
            }
        }

        header.AddRange(message.AsSpan(position));
        var whole = new GribOutlineMessage(message.Length, [.. header], outlines);
        return new GribMessageDescription(message, whole, kept, kinds);
    }

    private (GribOutlineField Outline, ReadOnlyMemory<byte> Kept, string Kind) Describe(
        GribField field, ReadOnlySpan<byte> data)
    {
        var representation = field.Edition == 2 ? GribField.ReadSection(source, field.Find(5)!.Value) : data;
        var packing = GribPackingNames.Of(field.Edition, representation);
        if (places.GetValueOrDefault((field.MessageOffset, field.NumberInMessage)) is not { } place)
        {
            return Keep(data, $"{packing}, kept: in no variable");
        }

        if (GribPackedFields.HasStream(field, representation) && holdsPacked(place))
        {
            return (OutlineOf(place, data.Length, [GribPackedFields.Note]), default, $"{packing}, kept with the values");
        }

        try
        {
            var (outline, kind) = place.Store is GribPlaneStore<double> ? Describe<double>(place, data)
                : Describe<float>(place, data);
            return kind == GribSectionKind.Kept ? Keep(data, $"{packing}, kept") : (outline, default,
                kind == GribSectionKind.Patched ? $"{packing}, made again and patched" : $"{packing}, made again");
        }
        catch (Exception error) when (error is IOException or UnsupportedDataException or EcCodesException)
        {
            return Keep(data, $"{packing}, kept: cannot be unpacked");
        }
    }

    private (GribOutlineField Outline, GribSectionKind Kind) Describe<T>(GribFieldPlace place, ReadOnlySpan<byte> data)
        where T : struct, IFloatingPointIeee754<T>
    {
        var field = place.Field;
        var plane = new T[place.Grid.PointCount];
        GribValueReader.Read<T>(source, field, place.Grid, plane);
        var values = place.Order.ToMessage<T>(plane);
        var sections = field.ReadSections(source, field.Edition == 2 ? LastHeader2 : LastHeader1);
        var headers = GribFieldHeaders.Parse(field.Edition, sections, values.Length);
        var note = GribDataSections.Describe(headers, data, values);
        var outline = OutlineOf(place, data.Length, note.Bytes) with
        {
            BitmapLength = note.Kind == GribSectionKind.Kept ? 0 : BitmapLengthOf(field, values),
        };
        return (outline, note.Kind);
    }

    private static GribOutlineField OutlineOf(GribFieldPlace place, int length, byte[] note) => new()
    {
        DataAt = 0,
        DataLength = length,
        Variable = place.Variable,
        Plane = place.Plane,
        Order = place.Order,
        Note = note,
    };

    // 0 unless this field has a bitmap of its own that says which values are missing, and no more.
    private int BitmapLengthOf<T>(GribField field, ReadOnlySpan<T> values)
        where T : struct, IFloatingPointIeee754<T>
    {
        const int IndicatorAt = 5;
        if (field.BitmapSection is not { } section
            || section.Offset + section.Length != field.DataSection.Offset)
        {
            return 0;
        }

        var bytes = GribField.ReadSection(source, section);
        return (field.Edition == 1 || bytes[IndicatorAt] == BitmapFollows)
            && GribMadeBitmap.TryMake(field.Edition, bytes.Length, values).AsSpan().SequenceEqual(bytes)
            ? bytes.Length : 0;
    }

    private static (GribOutlineField Outline, ReadOnlyMemory<byte> Kept, string Kind) Keep(
        ReadOnlySpan<byte> data, string kind)
    {
        var deflated = OriginalDeflate.Compress(data);
        var bytes = deflated.Length < data.Length ? deflated : data.ToArray();
        return (
            new GribOutlineField { DataAt = 0, DataLength = data.Length, KeptLength = bytes.Length }, bytes, kind);
    }
}
