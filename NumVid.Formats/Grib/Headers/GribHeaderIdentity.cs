using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using EccodesDotNet.Framing;
using NumVid.Formats.Cf;

namespace NumVid.Formats.Grib.Headers;

// Why so: docs/decisions/0048-grib-header-identity.md
/// <summary>All octets of a field's headers that tell more than <see cref="GribOwnHeader"/> does and how its values are
/// scaled.</summary>
/// <remarks>Fields of equal identity differ in their own part alone, so ecCodes is asked once for all of them: it takes
/// some 0.15 ms to open a message and as much for each name, and an archive has tens of thousands of
/// messages.</remarks>
internal sealed class GribHeaderIdentity : IEquatable<GribHeaderIdentity>
{
    private readonly byte[] _key;
    private readonly int _hash;

    private GribHeaderIdentity(byte[] key, GribOwnHeader own)
    {
        _key = key;
        Own = own;
        var hash = default(HashCode);
        hash.AddBytes(key);
        _hash = hash.ToHashCode();
    }

    /// <summary>What the identity leaves out.</summary>
    internal GribOwnHeader Own { get; }

    /// <summary>Reads the identity of a field, in one or two reads of the file.</summary>
    internal static GribHeaderIdentity Read(GribSource source, GribField field) =>
        field.Edition == 2 ? ReadEdition2(source, field) : ReadEdition1(source, field);

    /// <inheritdoc/>
    public bool Equals(GribHeaderIdentity? other) =>
        other is not null && _hash == other._hash && _key.AsSpan().SequenceEqual(other._key);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GribHeaderIdentity);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private static GribHeaderIdentity ReadEdition1(GribSource source, GribField field)
    {
        // Of the data section: flags, bits of a value, further flags.
        const int FlagsAt = 3;
        const int BitsAt = 10;
        const int MoreFlagsAt = 13;
        const int HasMoreFlags = 0x10;
        var headers = field.ReadSections(source, 2);
        Span<byte> data = stackalloc byte[MoreFlagsAt + 1];
        source.Read(field.DataSection.Offset, data[..Math.Min(data.Length, field.DataSection.Length)]);
        var time = GribHeaderDates.ReadReference(1, headers);
        var own = GribOwnHeader.TakeEdition1(headers, data, time);
        var moreFlags = (data[FlagsAt] & HasMoreFlags) != 0 ? data[MoreFlagsAt] : (byte)0;
        return new GribHeaderIdentity([.. headers, 1, (byte)(data[FlagsAt] & 0xF0), data[BitsAt], moreFlags], own);
    }

    private static GribHeaderIdentity ReadEdition2(GribSource source, GribField field)
    {
        var headers = field.ReadSections(source, 5);
        var packing = headers.AsSpan(headers.Length - field.Find(5)!.Value.Length);
        var product =
            headers.AsSpan(headers.Length - packing.Length - field.Find(4)!.Value.Length, field.Find(4)!.Value.Length);
        var time = GribHeaderDates.ReadReference(2, headers);
        var key = new List<byte>(headers.Length + 16) { 2, field.Discipline, ReadBitmapIndicator(source, field) };
        if (GribHeaderDates.TryFindIntervalEnd(product, out var end) && GetLength(product, end, time) is { } length)
        {
            GribHeaderDates.ClearReference(2, headers);
            if (end > 0)
            {
                GribHeaderDates.Clear(product[end..]);
            }

            Span<byte> octets = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(octets, length);
            key.AddRange(octets);
        }

        var own = GribOwnHeader.TakeEdition2(
            product, packing, ReadFirstValue(source, field, packing), time);
        key.AddRange(headers.AsSpan(0, headers.Length - packing.Length));
        AddPacking(key, packing);
        return new GribHeaderIdentity([.. key], own);
    }

    private static double ReadFirstValue(GribSource source, GribField field, ReadOnlySpan<byte> packing)
    {
        var needed = GribSecondOrder.CountNeeded(packing);
        if (needed == 0)
        {
            return 0;
        }

        Span<byte> data = stackalloc byte[Math.Min(needed, field.DataSection.Length)];
        source.Read(field.DataSection.Offset, data);
        return GribSecondOrder.ReadFirst(packing, data);
    }

    // From the reference time to the end of the interval; 0 for an instant, null when one of them is no date.
    private static long? GetLength(ReadOnlySpan<byte> product, int end, CalendarInstant time)
    {
        const CfCalendar Calendar = CfCalendar.ProlepticGregorian;
        if (end == 0)
        {
            return 0;
        }

        var endTime = GribHeaderDates.Read(product[end..]);
        return time.IsValidIn(Calendar) && endTime.IsValidIn(Calendar)
            ? endTime.ToSeconds(Calendar) - time.ToSeconds(Calendar) : null;
    }

    private static byte ReadBitmapIndicator(GribSource source, GribField field)
    {
        Span<byte> indicator = stackalloc byte[1];
        source.Read(field.BitmapSection!.Value.Offset + 5, indicator);
        return indicator[0];
    }

    // The template, and what follows the bits up to the management of missing values; but no number that differs field
    // by field.
    private static void AddPacking(List<byte> key, ReadOnlySpan<byte> section)
    {
        const int TemplateAt = 9;
        const int ReferenceAt = 11;
        const int DetailsAt = 20;
        const int DetailsEnd = 23;
        key.AddRange(section[TemplateAt..ReferenceAt]);
        key.AddRange(GribOwnHeader.HasBits(section) ? section[DetailsAt..Math.Min(DetailsEnd, section.Length)]
            : section[ReferenceAt..]);
    }
}
