using System.Collections.Generic;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.Inspection;

/// <summary>What only .nv12 files tell of how they keep their variables, for those who show it.</summary>
internal static class Nv12Storage
{
    /// <summary>A description of each variable; none for files of other formats.</summary>
    internal static IReadOnlyList<Nv12VariableDescription> Of(DataSet dataSet) =>
        (dataSet as Nv12DataSet)?.Describe() ?? [];

    /// <summary>The bytes of each layer of a variable.</summary>
    internal static IEnumerable<(string Name, long Bytes)> LayersOf(Nv12VariableDescription storage) =>
    [
        ("video", storage.VideoByteCount),
        ("residual", storage.ResidualByteCount),
        ("mask", storage.MaskByteCount),
        ("patches", storage.PatchByteCount),
        ("exact", storage.ExactByteCount),
    ];
}
