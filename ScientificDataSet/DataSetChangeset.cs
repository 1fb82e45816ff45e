using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <summary>What one commit changed.</summary>
public class DataSetChangeset
{
    private readonly Variable.Changes[] _changes;

    internal DataSetChangeset(DataSet.Changes changes)
    {
        DataSet = changes.DataSet;
        ChangesetSource = changes.ChangesetSource;
        ProposedVersion = changes.Version;
        _changes = changes.Variables.Select(v => changes.GetVariableChanges(v.ID)).OfType<Variable.Changes>().ToArray();
    }

    /// <summary>The dataset.</summary>
    public DataSet DataSet { get; }

    /// <summary>Where the changes were made.</summary>
    public ChangesetSource ChangesetSource { get; }

    /// <summary>The version that the changes lead to.</summary>
    public int ProposedVersion { get; }

    /// <summary>The changes of variables that are new, in a new array.</summary>
    public Variable.Changes[] AddedVariables => _changes.Where(IsNew).ToArray();

    /// <summary>The changes of variables that were there before, in a new array.</summary>
    public Variable.Changes[] UpdatedVariables => _changes.Where(c => !IsNew(c)).ToArray();

    /// <summary>The changes of all variables, in a new array.</summary>
    public Variable.Changes[] AllAffectedVariables => (Variable.Changes[])_changes.Clone();

    /// <summary>Returns version and number of variables in one line.</summary>
    public override string ToString()
        => System.FormattableString.Invariant(
            $"version {ProposedVersion}: {AddedVariables.Length} added, {UpdatedVariables.Length} updated");

    private static bool IsNew(Variable.Changes changes) => changes.InitialSchema.ChangeSet == 0;
}
