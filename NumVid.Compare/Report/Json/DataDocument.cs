using System.Collections.Generic;

namespace NumVid.Compare.Report.Json;

/// <summary>Values of a variable: what <c>data --json</c> prints.</summary>
/// <param name="SchemaVersion">Raised when a reader of this document would have to change.</param>
/// <param name="File">The file.</param>
/// <param name="Variable">The variable.</param>
/// <param name="Type">Its type.</param>
/// <param name="Dimensions">The names of its axes.</param>
/// <param name="Origin">The first index of each axis.</param>
/// <param name="Stride">The steps.</param>
/// <param name="Shape">How many values there are along each axis.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Values">The values in row-major order.</param>
internal sealed record DataDocument(
    int SchemaVersion,
    string File,
    string Variable,
    string Type,
    IReadOnlyList<string> Dimensions,
    IReadOnlyList<int> Origin,
    IReadOnlyList<int> Stride,
    IReadOnlyList<int> Shape,
    IReadOnlyDictionary<string, AttributeValue> Attributes,
    AttributeValue Values);
