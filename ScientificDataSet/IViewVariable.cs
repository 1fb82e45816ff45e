namespace Microsoft.Research.Science.Data;

/// <summary>A variable that has no data of its own but shows those of another one.</summary>
internal interface IViewVariable
{
    /// <summary>The variable whose data it shows.</summary>
    Variable Source { get; }
}
