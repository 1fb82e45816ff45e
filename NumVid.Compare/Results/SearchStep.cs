using System.Collections.Generic;

namespace NumVid.Compare.Results;

/// <summary>One setting that a search tried: a file that was written, read back and measured.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Bytes">The size of its file; null where there was none.</param>
/// <param name="HasPassed">Whether all checks passed.</param>
/// <param name="Failed">The checks that did not, as they are written; empty where it was not measured.</param>
internal sealed record SearchStep(string Setting, long? Bytes, bool HasPassed, IReadOnlyList<string> Failed);
