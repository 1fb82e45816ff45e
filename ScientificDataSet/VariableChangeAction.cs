namespace Microsoft.Research.Science.Data;

/// <summary>What kind of change a variable has taken up.</summary>
public enum VariableChangeAction
{
    /// <summary>Data were put or appended.</summary>
    PutData,

    /// <summary>An attribute changed.</summary>
    UpdateMetadata,
}
