using System;

namespace Microsoft.Research.Science.Data;

/// <summary>An attribute that has got a new proposed value.</summary>
public class VariableMetadataChangedEventArgs : EventArgs
{
    /// <summary>Describes the change.</summary>
    /// <param name="key">The attribute.</param>
    /// <param name="value">Its proposed value.</param>
    public VariableMetadataChangedEventArgs(string key, object? value)
    {
        Key = key;
        Value = value;
    }

    /// <summary>The attribute.</summary>
    public string Key { get; }

    /// <summary>Its proposed value.</summary>
    public object? Value { get; }
}
