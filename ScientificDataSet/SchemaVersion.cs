namespace Microsoft.Research.Science.Data;

/// <summary>Which state of a dataset is asked for.</summary>
public enum SchemaVersion
{
    /// <summary>The state after the last commit.</summary>
    Committed,

    /// <summary>The state that the pending changes lead to; an error when there are none.</summary>
    Proposed,

    /// <summary>The proposed state when there are pending changes, else the committed one.</summary>
    Recent,
}
