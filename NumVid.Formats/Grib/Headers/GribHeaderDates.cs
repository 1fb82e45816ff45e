using System;
using System.Buffers.Binary;
using NumVid.Formats.Cf;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Headers;

/// <summary>The places of dates in coded headers, so that fields of a series can share everything else.</summary>
internal static class GribHeaderDates
{
    /// <summary>The year of a date whose year is missing: all its bits are set in edition 2.</summary>
    internal const int MissingYear = 0xFFFF;

    // Edition 1, offsets in section 1: year of the century, month, day, hour, minute; century.
    private const int DateAt = 12;
    private const int Edition1DateLength = 5;
    private const int CenturyAt = 24;
    private const int YearsPerCentury = 100;
    private const byte MissingOctet = 0xFF;

    // Edition 2: year (2), month, day, hour, minute, second, both in section 1 and at the end of an interval.
    private const int Edition2DateLength = 7;
    private const int TemplateAt = 7;

    /// <summary>Reads the reference time, which may be no date.</summary>
    internal static CalendarInstant ReadReference(int edition, ReadOnlySpan<byte> section1)
    {
        if (edition == 2)
        {
            return Read(section1[DateAt..]);
        }

        var year = section1[DateAt] == MissingOctet || section1[CenturyAt] == MissingOctet ? MissingYear
            : ((section1[CenturyAt] - 1L) * YearsPerCentury) + section1[DateAt];
        return new CalendarInstant(
            year, section1[DateAt + 1], section1[DateAt + 2], section1[DateAt + 3], section1[DateAt + 4], 0);
    }

    /// <summary>Writes a reference time that GRIB can hold.</summary>
    internal static void WriteReference(int edition, Span<byte> section1, CalendarInstant time)
    {
        if (edition == 2)
        {
            Write(section1[DateAt..], time);
            return;
        }

        // The last year of a century is its hundredth.
        var century = ((time.Year - 1) / YearsPerCentury) + 1;
        section1[CenturyAt] = (byte)century;
        section1[DateAt] = (byte)(time.Year - ((century - 1) * YearsPerCentury));
        WriteDay(section1[(DateAt + 1)..], time);
    }

    /// <summary>Sets the octets of the reference time to zero.</summary>
    internal static void ClearReference(int edition, Span<byte> section1)
    {
        section1.Slice(DateAt, edition == 2 ? Edition2DateLength : Edition1DateLength).Clear();
        if (edition == 1)
        {
            section1[CenturyAt] = 0;
        }
    }

    /// <summary>Finds the end of an interval, which edition 2 codes as a date.</summary>
    /// <param name="section4">The product definition.</param>
    /// <param name="position">Where the date begins, or 0 when the template holds for an instant.</param>
    /// <returns>Whether the template is known here.</returns>
    internal static bool TryFindIntervalEnd(ReadOnlySpan<byte> section4, out int position)
    {
        var template = BinaryPrimitives.ReadUInt16BigEndian(section4[TemplateAt..]);
        position = GribProductLayouts.FindIntervalEnd(template) ?? -1;
        return position == 0 || (position > 0 && position + Edition2DateLength <= section4.Length);
    }

    /// <summary>Reads a date of edition 2, which may be none.</summary>
    internal static CalendarInstant Read(ReadOnlySpan<byte> date) => new(
        BinaryPrimitives.ReadUInt16BigEndian(date), date[2], date[3], date[4], date[5], date[6] <= 60 ? date[6] : 0);

    /// <summary>Writes a date of edition 2.</summary>
    internal static void Write(Span<byte> date, CalendarInstant time)
    {
        BinaryPrimitives.WriteUInt16BigEndian(date, (ushort)time.Year);
        WriteDay(date[2..], time);
        date[6] = (byte)time.Second;
    }

    /// <summary>Sets the octets of a date of edition 2 to zero.</summary>
    internal static void Clear(Span<byte> date) => date[..Edition2DateLength].Clear();

    private static void WriteDay(Span<byte> octets, CalendarInstant time)
    {
        octets[0] = (byte)time.Month;
        octets[1] = (byte)time.Day;
        octets[2] = (byte)time.Hour;
        octets[3] = (byte)time.Minute;
    }
}
