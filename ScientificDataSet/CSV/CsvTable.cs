using System.Collections.Generic;

namespace Microsoft.Research.Science.Data.CSV;

/// <summary>All that a file holds.</summary>
/// <param name="Columns">The variables in the order of their columns.</param>
/// <param name="Attributes">The attributes of the dataset.</param>
internal sealed record CsvTable(IReadOnlyList<CsvColumn> Columns, Dictionary<string, object?> Attributes);
