using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The packings that are made again.</summary>
internal static class GribSectionSchemes
{
    private static readonly GribSectionScheme[] s_all =
    [
        new GribSimpleScheme(), new GribComplexScheme(), new GribCcsdsScheme(), new GribPngScheme(), new GribIeeeScheme(),
        new GribSecondOrderScheme(), new GribLogarithmScheme(),
    ];

    /// <summary>That of a field; null where its section has to be kept.</summary>
    internal static GribSectionScheme? Of(GribFieldHeaders headers, GribPackingHead head) =>
        Array.Find(s_all, scheme => scheme.Accepts(headers, head));

    /// <summary>That of a note.</summary>
    /// <exception cref="System.IO.InvalidDataException">There is none, or not for this field.</exception>
    internal static GribSectionScheme OfCode(int code, GribFieldHeaders headers, GribPackingHead? head) =>
        Array.Find(s_all, scheme => scheme.Code == code) is { } found && head is not null
            && found.Accepts(headers, head)
            ? found : throw NoteReader.Damaged($"packing {code} is unknown, or not that of the field");
}
