using System.Collections.Generic;

namespace NumVid.Compare.Report.Tables;

/// <summary>A table for a paper: what it is of, its headings, and its lines as people read them.</summary>
/// <param name="Caption">What it is of.</param>
/// <param name="Headings">The headings; the first column is of names, the others of figures.</param>
/// <param name="Lines">The lines.</param>
internal sealed record StudyTable(
    string Caption, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Lines);
