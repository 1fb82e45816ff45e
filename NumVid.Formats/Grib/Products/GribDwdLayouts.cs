using System;
using System.Linq;

namespace NumVid.Formats.Grib.Products;

// Why so: docs/decisions/0064-grib-identity-from-all-octets.md
/// <summary>What the Deutscher Wetterdienst and the users of its models add to a field's headers: beside what tells
/// fields apart, when each message was made.</summary>
/// <remarks>Other centres give the same numbers to other definitions: a layout holds only where its date is one.</remarks>
internal static class GribDwdLayouts
{
    private static readonly int[] s_definitions = [152, 153, 155, 250, 252, 253, 254];

    private static readonly GribLayoutItem[] s_section2 = GribLayoutItem.Parse(
        "section2Length/4- numberOfSection/1- grib2LocalSectionNumber/2 localHostIdentifier/1~ localCreationDate/7~ "
        + "localValidityDate/7~");

    private static readonly GribLayoutItem[] s_edition1 = GribLayoutItem.Parse(
        "localDefinitionNumber/1 localUnused/6~ localCreationDate/5~");

    /// <summary>The layout of section 2 of edition 2, or null where it is not theirs.</summary>
    /// <param name="section">The section.</param>
    internal static GribLayoutItem[]? FindLocal2(ReadOnlySpan<byte> section)
    {
        const int DefinitionAt = 5;
        const int DateAt = 8;
        return section.Length >= s_section2.Sum(item => item.Length)
            && s_definitions.Contains((section[DefinitionAt] << 8) | section[DefinitionAt + 1])
            && IsYear((section[DateAt] << 8) | section[DateAt + 1]) && IsDay(section[(DateAt + 2)..])
            ? s_section2 : null;
    }

    /// <summary>The layout of what section 1 of edition 1 ends with, or null where it is not theirs.</summary>
    /// <param name="local">Octet 41 and what follows.</param>
    internal static GribLayoutItem[]? FindLocal1(ReadOnlySpan<byte> local)
    {
        const int MonthAt = 8;
        const int YearsOfCentury = 200;
        return local.Length >= s_edition1.Sum(item => item.Length) && s_definitions.Contains(local[0])
            && local[MonthAt - 1] < YearsOfCentury && IsDay(local[MonthAt..]) ? s_edition1 : null;
    }

    // Years of before GRIB stand for none in files that are made for comparisons.
    private static bool IsYear(int year) => year is (>= 1985 and < 2200) or 0 or 1 or 101 or 1111;

    private static bool IsDay(ReadOnlySpan<byte> octets) =>
        octets is [<= 12, <= 31, <= 24, <= 60, ..];
}
