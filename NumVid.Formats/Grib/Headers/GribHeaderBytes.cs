using System;
using System.Buffers.Binary;
using System.Globalization;
using System.IO;
using EccodesDotNet;
using EccodesDotNet.Framing;
using NumVid.Formats.Cf;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Headers;

/// <summary>The header sections of one field as they are coded: 1 to 4 of edition 2, 1 and 2 of edition 1.</summary>
/// <param name="Edition">1 or 2.</param>
/// <param name="Discipline">Octet 7 of edition 2's indicator; 0 in edition 1.</param>
/// <param name="Sections">The sections, one behind the other.</param>
internal sealed record GribHeaderBytes(int Edition, byte Discipline, byte[] Sections)
{
    /// <summary>Reads the headers of a field.</summary>
    internal static GribHeaderBytes Read(GribSource source, GribField field) =>
        new(field.Edition, field.Discipline, field.ReadSections(source, field.Edition == 2 ? 4 : 2));

    /// <summary>Reads what the headers say of the product.</summary>
    /// <param name="hasLabels">Whether ecCodes finds the labels of the ECMWF's archive in the local part; times and
    /// levels do not depend on it.</param>
    /// <param name="skipsLocal">Whether section 2 of edition 2 says nothing of the product.</param>
    internal GribProduct ReadProduct(bool hasLabels = false, bool skipsLocal = false) =>
        GribProduct.Read(Edition, Discipline, Sections, hasLabels, skipsLocal);

    /// <summary>Takes the headers out of a message with one field.</summary>
    internal static GribHeaderBytes FromMessage(ReadOnlySpan<byte> message)
    {
        int edition = message[7];
        var start = edition == 2 ? 16 : 8;
        var end = start;
        if (edition == 2)
        {
            while (message[end + 4] <= 4)
            {
                end += BinaryPrimitives.ReadInt32BigEndian(message[end..]);
            }
        }
        else
        {
            const int GridFlag = 0x80;
            end += ReadLength24(message[end..]);
            end += (message[start + 7] & GridFlag) != 0 ? ReadLength24(message[end..]) : 0;
        }

        return new GribHeaderBytes(edition, edition == 2 ? message[6] : (byte)0, message[start..end].ToArray());
    }

    /// <summary>The local-use section 2 of edition 2, or an empty span.</summary>
    internal ReadOnlySpan<byte> LocalSection
    {
        get
        {
            var first = Edition == 2 ? SectionLength(0) : 0;
            return Edition == 2 && Sections[first + 4] == 2 ? Sections.AsSpan(first, SectionLength(first)) : [];
        }
    }

    /// <summary>The reference time, which may be no date.</summary>
    internal CalendarInstant ReferenceTime => GribHeaderDates.ReadReference(Edition, Sections);

    /// <summary>The octets that tell more than when the field begins, as a key; fields of one key differ in the date
    /// alone.</summary>
    internal string GetUndatedKey()
    {
        var undated = (byte[])Sections.Clone();
        var length = GetIntervalLength(out var end);
        if (length is not null)
        {
            GribHeaderDates.ClearReference(Edition, undated);
            if (end > 0)
            {
                GribHeaderDates.Clear(undated.AsSpan(end));
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture, $"{Edition} {Discipline} {length} {Convert.ToBase64String(undated)}");
    }

    /// <summary>Moves the headers to another reference time, an interval as a whole; null where that takes more than
    /// octets.</summary>
    internal GribHeaderBytes? TryMoveTo(CalendarInstant time)
    {
        const CfCalendar Calendar = CfCalendar.ProlepticGregorian;
        if (!time.IsValidIn(Calendar) || time.Year is < 1 or > 9999 || GetIntervalLength(out var end) is not { } length)
        {
            return null;
        }

        var sections = (byte[])Sections.Clone();
        GribHeaderDates.WriteReference(Edition, sections, time);
        if (end > 0)
        {
            GribHeaderDates.Write(
                sections.AsSpan(end), CalendarInstant.FromSeconds(Calendar, time.ToSeconds(Calendar) + length));
        }

        return this with { Sections = sections };
    }

    /// <summary>The section that describes the grid; in edition 1 all behind the product section, which may be
    /// nothing.</summary>
    internal ReadOnlySpan<byte> GridSection
    {
        get
        {
            if (Edition == 1)
            {
                return Sections.AsSpan(ReadLength24(Sections));
            }

            var start = Find(3);
            return Sections.AsSpan(start, SectionLength(start));
        }
    }

    /// <summary>Returns the headers with the section about the grid of others, which is as long: a message may have had
    /// a stand-in for it.</summary>
    internal GribHeaderBytes WithGridOf(GribHeaderBytes other)
    {
        if (Edition == 2 && other.GridSection.Length == GridSection.Length)
        {
            var sections = (byte[])Sections.Clone();
            other.GridSection.CopyTo(sections.AsSpan(Find(3)));
            return this with { Sections = sections };
        }

        return this;
    }

    /// <summary>Completes the headers to a message of one constant field without a bitmap, to be given
    /// values.</summary>
    /// <exception cref="InvalidDataException">The sections are damaged.</exception>
    internal byte[] ToMessage() => Edition == 2 ? ToEdition2() : ToEdition1();

    /// <summary>Computes the grid; ecCodes walks over values to tell positions, so it gets a constant field.</summary>
    /// <exception cref="Errors.UnsupportedDataException">The grid is none of those supported.</exception>
    internal GribGrid ReadGrid()
    {
        using var plain = GribMessage.FromBytes(ToMessage());
        return GribGridReader.Read(plain, GridSection);
    }

    /// <summary>Returns the same headers with a local-use section, when they have none.</summary>
    internal GribHeaderBytes WithLocalSection(byte[] section)
    {
        var firstLength = Edition == 2 ? SectionLength(0) : 0;
        return Edition != 2 || Sections[firstLength + 4] == 2
            ? this
            : this with { Sections = [.. Sections[..firstLength], .. section, .. Sections[firstLength..]] };
    }

    // From the reference time to the date that ends an interval: 0 when no date does, null when that cannot be told. An
    // interval of months has not always the same length.
    private long? GetIntervalLength(out int end)
    {
        const CfCalendar Calendar = CfCalendar.ProlepticGregorian;
        const int UnitAfterEnd = 14;
        end = 0;
        if (Edition == 1)
        {
            return 0;
        }

        var product = Find(4);
        if (!GribHeaderDates.TryFindIntervalEnd(Sections.AsSpan(product, SectionLength(product)), out var at)
            || at == 0)
        {
            return at == 0 ? 0 : null;
        }

        end = product + at;
        var endTime = GribHeaderDates.Read(Sections.AsSpan(end));
        var isMonths = end + UnitAfterEnd < Sections.Length && Sections[end + UnitAfterEnd] is >= 3 and <= 7;
        return !isMonths && ReferenceTime.IsValidIn(Calendar) && endTime.IsValidIn(Calendar)
            ? endTime.ToSeconds(Calendar) - ReferenceTime.ToSeconds(Calendar) : null;
    }

    private byte[] ToEdition2()
    {
        var pointCount = Sections.AsSpan(Find(3) + 6, 4);
        var message = new MemoryStream();
        message.Write([.. "GRIB"u8, 0, 0, Discipline, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
        message.Write(Sections);
        message.Write([0, 0, 0, 21, 5, .. pointCount, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        message.Write([0, 0, 0, 6, 6, 255, 0, 0, 0, 5, 7, .. "7777"u8]);
        var bytes = message.ToArray();
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), bytes.Length);
        GribGridStandIn.Use(bytes);
        return bytes;
    }

    private byte[] ToEdition1()
    {
        const int BitmapFlag = 0x40;
        var message = new MemoryStream();
        message.Write([.. "GRIB"u8, 0, 0, 0, 1]);
        message.Write(Sections);
        message.Write([0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. "7777"u8]);
        var bytes = message.ToArray();
        bytes[8 + 7] = (byte)(bytes[8 + 7] & ~BitmapFlag);
        bytes[4] = (byte)(bytes.Length >> 16);
        bytes[5] = (byte)(bytes.Length >> 8);
        bytes[6] = (byte)bytes.Length;
        return bytes;
    }

    private static int ReadLength24(ReadOnlySpan<byte> bytes) => (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];

    private int Find(int number)
    {
        var position = 0;
        while (position + 5 <= Sections.Length && Sections[position + 4] != number)
        {
            position += SectionLength(position);
        }

        return position + 14 <= Sections.Length ? position
            : throw new InvalidDataException($"The stored GRIB headers have no section {number}.");
    }

    private int SectionLength(int position)
    {
        var length = position + 5 <= Sections.Length ? BinaryPrimitives.ReadInt32BigEndian(Sections.AsSpan(position))
            : 0;
        return length >= 5 && length <= Sections.Length - position
            ? length
            : throw new InvalidDataException("The stored GRIB headers are damaged.");
    }
}
