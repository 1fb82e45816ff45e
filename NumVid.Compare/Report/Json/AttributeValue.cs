using System.Text.Json.Serialization;

namespace NumVid.Compare.Report.Json;

/// <summary>The value of an attribute, of any type.</summary>
/// <param name="Value">The value.</param>
[JsonConverter(typeof(AttributeValueConverter))]
internal readonly record struct AttributeValue(object? Value);
