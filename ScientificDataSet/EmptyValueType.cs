namespace Microsoft.Research.Science.Data;

/// <summary>The type of a variable that holds attributes and no data.</summary>
public readonly struct EmptyValueType
{
}
