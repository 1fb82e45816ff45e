using System.Collections.Generic;

namespace Microsoft.Research.Science.Data;

/// <summary>The attributes as a transaction sees them: what was committed when it began, and what is
/// proposed.</summary>
/// <remarks>Keeps showing the same after the transaction has ended. Setting a value proposes it without any
/// event.</remarks>
public class MetadataChanges : MetadataDictionary
{
    internal MetadataChanges(
        Dictionary<string, object?> committed, Dictionary<string, object?> proposed, object syncRoot)
        : base(readOnly: false, committed, proposed)
        => ShareLock(syncRoot);

    /// <inheritdoc/>
    public override object? this[string key]
    {
        get => base[key];
        set => base[key] = value;
    }
}
