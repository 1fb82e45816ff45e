using System.Collections.Generic;
using NumVid.Compare.Transfer;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.Conversions;

/// <summary>What a writer made of the fields.</summary>
/// <param name="Fields">The fields, with their values near.</param>
/// <param name="Warnings">What it warned about.</param>
/// <param name="Kept">How a .nv12 file keeps each variable; empty for other formats.</param>
/// <param name="Omissions">What its format has no place for.</param>
/// <param name="FieldCount">The fields of a GRIB file; null for other formats.</param>
internal sealed record WrittenContent(
    IReadOnlyList<FieldData> Fields,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<Nv12VariableDescription> Kept,
    IReadOnlyList<StoredOmission> Omissions,
    int? FieldCount);
