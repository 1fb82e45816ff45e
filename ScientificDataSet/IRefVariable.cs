namespace Microsoft.Research.Science.Data;

/// <summary>A variable that stands for one of another dataset.</summary>
public interface IRefVariable
{
    /// <summary>The variable that it stands for.</summary>
    Variable ReferencedVariable { get; }

    /// <summary>Takes over the shape and the box of what is proposed for the variable that it stands for.</summary>
    /// <param name="changes">The changes proposed there.</param>
    void UpdateChanges(Variable.Changes changes);
}
