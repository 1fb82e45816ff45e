using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Configurations;
using NumVid.Compare.Measurement;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Runs;

/// <summary>A cell on its way through a file.</summary>
/// <param name="Configuration">The configuration.</param>
/// <param name="Cell">What is written, and what of it is measured.</param>
/// <param name="Written">Everything as it is written.</param>
/// <param name="Passage">What the configuration does to fields before and after; or null.</param>
/// <param name="Path">The file.</param>
internal sealed record CellTrial(
    FormatConfiguration Configuration,
    ComparisonCell Cell,
    IReadOnlyList<FieldData> Written,
    IFieldPassage? Passage,
    string Path)
{
    /// <summary>The measured fields as they are written, in the cell's order: they come last.</summary>
    internal IEnumerable<FieldData> Fields => Written.TakeLast(Cell.Measured.Count);

    /// <summary>Readers of boxes of the measured fields, as they were before they were written.</summary>
    /// <param name="decoded">The file, open.</param>
    internal Func<FieldBlock, Array>[] ReadersOf(DataSet decoded) => [.. Fields.Select(field =>
    {
        var read = ReadBack.Reader(decoded, ReadBack.FindName(decoded, field), field);
        return Passage is null ? read : Passage.Restored(field, read);
    })];
}
