using System;

namespace Microsoft.Research.Science.Data;

/// <summary>An attribute that is about to get a new proposed value, which may be replaced or refused.</summary>
public class VariableMetadataChangingEventArgs : EventArgs
{
    /// <summary>Describes the intended change.</summary>
    /// <param name="key">The attribute.</param>
    /// <param name="proposed">The value that it shall get.</param>
    /// <param name="old">Its present value, or null when it has none.</param>
    public VariableMetadataChangingEventArgs(string key, object? proposed, object? old)
    {
        Key = key;
        ProposedValue = proposed;
        OldValue = old;
    }

    /// <summary>The attribute.</summary>
    public string Key { get; }

    /// <summary>The value that it shall get.</summary>
    public object? ProposedValue { get; set; }

    /// <summary>Its present value, or null when it has none.</summary>
    public object? OldValue { get; }

    /// <summary>Set to true to refuse the change.</summary>
    public bool Cancel { get; set; }
}
