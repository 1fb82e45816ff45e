using System;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Crates;

/// <summary>One input of a study: what was found, and where its files are.</summary>
/// <param name="Result">What was found.</param>
/// <param name="Folder">The folder of its files.</param>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended.</param>
internal sealed record StudyRun(ComparisonResult Result, string Folder, DateTimeOffset Start, DateTimeOffset End);
