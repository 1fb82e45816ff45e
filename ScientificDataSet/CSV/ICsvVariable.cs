using System;

namespace Microsoft.Research.Science.Data.CSV;

/// <summary>A variable of a text table, of any type.</summary>
internal interface ICsvVariable
{
    /// <summary>Its data, those of the running commit included.</summary>
    Array Recent { get; }
}
