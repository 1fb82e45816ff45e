namespace Microsoft.Research.Science.Data;

/// <summary>What kind of change a dataset has taken up.</summary>
public enum DataSetChangeAction
{
    /// <summary>The dataset got another name.</summary>
    RenameOfDataSet,

    /// <summary>A variable was added.</summary>
    NewVariable,

    /// <summary>Data or attributes of a variable changed.</summary>
    UpdateOfVariable,

    /// <summary>A coordinate system was added; kept for compatibility.</summary>
    NewCoordinateSystem,
}
