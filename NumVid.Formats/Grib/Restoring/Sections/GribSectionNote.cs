namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>What is noted of a data section, apart from values and headers, to have it back.</summary>
/// <param name="Kind">How it comes back.</param>
/// <param name="Bytes">The note.</param>
/// <param name="PatchLength">The bytes of it that tell where the section made again differs.</param>
internal sealed record GribSectionNote(GribSectionKind Kind, byte[] Bytes, int PatchLength);
