using System;
using System.Collections.Generic;

namespace Microsoft.Research.Science.Data.CSV;

/// <summary>A variable as it stands in a table: one column, the last axis running fastest.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Dimensions">The names of its axes.</param>
/// <param name="Data">Its elements; one in an array of rank 1 for a scalar.</param>
/// <param name="Attributes">Its attributes, the name left out.</param>
internal sealed record CsvColumn(
    string Name, Type Type, string[] Dimensions, Array Data, Dictionary<string, object?> Attributes);
