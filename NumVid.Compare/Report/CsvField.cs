using System;
using System.Text;

namespace NumVid.Compare.Report;

/// <summary>A field of a CSV file (RFC 4180).</summary>
internal static class CsvField
{
    /// <summary>The field: quoted when it has a separator, a quote or a line break in it, its quotes doubled.</summary>
    internal static string Of(string field) => field.AsSpan().IndexOfAny(",\"\r\n") < 0
        ? field
        : new StringBuilder(field).Replace("\"", "\"\"").Insert(0, '"').Append('"').ToString();
}
