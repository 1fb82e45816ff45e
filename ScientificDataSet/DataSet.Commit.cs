using System;
using System.Collections.Generic;
using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <content>The two-phase commit: collect, check, prepare what can fail, then publish.</content>
public abstract partial class DataSet
{
    private Changes? _changes;
    private DataSetSchema? _committedSchema;
    private bool _isCommitting;

    internal int ProposedVersion => Version + 1;

    /// <summary>Commits all pending changes; does nothing when there are none.</summary>
    /// <exception cref="ConstraintsFailedException">Variables that share a dimension differ in its length.</exception>
    /// <exception cref="ReadOnlyException">The dataset can only be read.</exception>
    /// <exception cref="ObjectDisposedException">The dataset is closed.</exception>
    /// <exception cref="DistributedCommitFailedException">One of the linked datasets failed; the inner exception tells
    /// why.</exception>
    /// <remarks>When it fails, nothing is changed in the store and the changes stay pending: mend them, or roll
    /// back.</remarks>
    public virtual void Commit()
    {
        lock (this)
        {
            CheckCanChange();
            if (_isCommitting)
            {
                return;
            }

            var linked = LinkedSets();
            if (linked.Count > 1)
            {
                CommitTogether(linked);
            }
            else if (_changes is not null)
            {
                CommitAlone(_changes);
            }
        }
    }

    /// <summary>Commits all pending changes if they are consistent.</summary>
    /// <returns>False when they are not; they stay pending.</returns>
    /// <exception cref="DataSetException">The commit failed for another reason; see <see cref="Commit"/>.</exception>
    public bool TryCommit()
    {
        try
        {
            Commit();
            return true;
        }
        catch (ConstraintsFailedException)
        {
            return false;
        }
        catch (DistributedCommitFailedException e) when (e.InnerException is ConstraintsFailedException)
        {
            return false;
        }
    }

    /// <summary>Turns appends into puts at the place that they get, in the order of the calls, and gives each variable
    /// the shape that its pieces lead to.</summary>
    /// <param name="proposedChanges">The record, which is altered.</param>
    protected static void TransformAppendToPut(Changes proposedChanges)
    {
        ArgumentNullException.ThrowIfNull(proposedChanges);
        foreach (var variable in proposedChanges.Variables)
        {
            if (proposedChanges.GetVariableChanges(variable.ID) is Variable.DataChanges { HasData: true } changes)
            {
                ResolvePieces(changes);
            }
        }
    }

    /// <summary>Opens the record of changes when there is none.</summary>
    protected void StartChanges()
    {
        lock (this)
        {
            if (_changes is null)
            {
                _changes = new Changes(this, ProposedVersion, GetSchema(SchemaVersion.Committed),
                    new VariableCollection(variables.All), ChangesetSource.Local);
                OnTransactionOpened();
            }
        }
    }

    /// <summary>Closes the record of changes without committing or rolling back.</summary>
    protected void ClearChanges()
    {
        lock (this)
        {
            foreach (var variable in _changes?.Variables ?? [])
            {
                variable.ClearChanges();
            }

            _changes = null;
        }
    }

    /// <summary>Returns the live record of changes, or null when there is none.</summary>
    protected internal Changes? GetInnerChanges() => _changes;

    /// <summary>Takes note of a change; with autocommit on, tries to commit.</summary>
    /// <param name="action">What has changed.</param>
    /// <param name="changes">The record of changes.</param>
    /// <param name="target">The variable or dataset that has changed.</param>
    protected void FireEventChanged(DataSetChangeAction action, Changes changes, object target)
    {
        if (IsAutocommitEnabled && !_isCommitting)
        {
            TryCommit();
        }
    }

    /// <summary>Raises <see cref="Committed"/>.</summary>
    /// <param name="changes">What was changed.</param>
    /// <param name="committedSchema">The schema after the commit.</param>
    protected virtual void FireEventCommitted(DataSetChangeset changes, DataSetSchema committedSchema)
        => Committed?.Invoke(this, new DataSetCommittedEventArgs(changes, committedSchema));

    /// <summary>Called when the first change after a commit is made; for the first time by the constructor of this
    /// class, when the provider's own has not run yet.</summary>
    protected virtual void OnTransactionOpened()
    {
    }

    /// <summary>Called first in a commit.</summary>
    /// <param name="changes">What shall be committed.</param>
    /// <returns>False to refuse the commit.</returns>
    protected virtual bool OnPrecommitting(Changes changes) => true;

    /// <summary>Called last in the first phase, after all variables have written: the last thing that may
    /// fail.</summary>
    /// <param name="changes">What shall be committed. Attributes are not yet applied: read
    /// <c>Metadata.AsDictionary(SchemaVersion.Recent)</c>.</param>
    protected virtual void OnPrecommit(Changes changes)
    {
    }

    /// <summary>Called in the second phase, when all variables show what is committed: publishes it.</summary>
    protected virtual void OnCommit()
    {
    }

    /// <summary>Called when the first phase has failed: takes back what it did. The changes stay pending.</summary>
    protected virtual void Undo()
    {
    }

    internal void OpenTransaction() => StartChanges();

    internal void NotifyChanged(Variable variable)
    {
        if (_changes is { } pending)
        {
            FireEventChanged(DataSetChangeAction.UpdateOfVariable, pending, variable);
        }
    }

    private void CommitAlone(Changes pending)
    {
        Changes proposed;
        _isCommitting = true;
        try
        {
            proposed = CollectChanges(pending);
            Precommit(proposed);
            Publish(proposed);
        }
        finally
        {
            _isCommitting = false;
        }

        // A handler may go on changing and committing.
        Announce(proposed);
    }

    private static Changes CollectChanges(Changes pending)
    {
        foreach (var variable in pending.Variables)
        {
            variable.FollowSource();
        }

        var proposed = pending.Clone();
        foreach (var variable in proposed.Variables)
        {
            if (variable.PendingChanges is { } changes)
            {
                proposed.UpdateChanges(changes.Clone());
            }
        }

        TransformAppendToPut(proposed);
        CheckDimensions(proposed);
        return proposed;
    }

    // The pieces alone count, as in the original library: a shape that a provider has set for others is forgotten.
    private static void ResolvePieces(Variable.DataChanges changes)
    {
        var shape = changes.InitialSchema.Dimensions.AsShape();
        for (var i = 0; i < changes.Data.Count; i++)
        {
            var piece = changes.Data[i];
            piece.Origin = Variable.DataPiece.UpdateAppendedOrigin(piece.Origin, shape);
            changes.Data[i] = piece;
            for (var axis = 0; axis < shape.Length; axis++)
            {
                shape[axis] = Math.Max(shape[axis], piece.Origin[axis] + piece.Data.GetLength(axis));
            }
        }

        changes.SetShape(shape);
    }

    private static void CheckDimensions(Changes proposed)
    {
        var first = new Dictionary<string, (int Length, Variable Variable)>();
        foreach (var variable in proposed.Variables)
        {
            if (variable.Rank == 0)
            {
                continue;
            }

            foreach (var dimension in ProposedDimensions(variable, proposed))
            {
                if (first.TryAdd(dimension.Name, (dimension.Length, variable)))
                {
                    continue;
                }

                var (length, other) = first[dimension.Name];
                if (length != dimension.Length)
                {
                    throw new ConstraintsFailedException(
                        $"The dimension '{dimension.Name}' has the length {dimension.Length} in "
                            + $"'{variable.ProposedName}' and {length} in '{other.ProposedName}'.");
                }
            }
        }
    }

    private static ReadOnlyDimensionList ProposedDimensions(Variable variable, Changes proposed)
        => proposed.GetVariableChanges(variable.ID) is { } changes
            ? new(variable.Dimensions.AsNamesArray(), changes.Shape) : variable.Dimensions;

    private void Precommit(Changes proposed)
    {
        try
        {
            if (!OnPrecommitting(proposed))
            {
                throw new CannotPerformActionException($"The dataset '{URI}' refused the commit.");
            }

            foreach (var variable in proposed.Variables)
            {
                if (proposed.GetVariableChanges(variable.ID) is { } changes)
                {
                    variable.RunCheckConstraints(changes);
                    variable.RunPrecommit(changes);
                }
            }

            OnPrecommit(proposed);
        }
        catch
        {
            UndoPrecommit(proposed);
            throw;
        }
    }

    private void UndoPrecommit(Changes proposed)
    {
        foreach (var variable in proposed.Variables.Where(v => proposed.GetVariableChanges(v.ID) is not null))
        {
            variable.RunUndo();
        }

        Undo();
    }

    private void Publish(Changes proposed)
    {
        var changed = new List<Variable>();
        foreach (var variable in proposed.Variables)
        {
            // A hook may have set attributes of a variable that had no changes before.
            if ((proposed.GetVariableChanges(variable.ID) ?? variable.PendingChanges) is { } changes)
            {
                variable.CommitChanges(changes, proposed.Version);
                changed.Add(variable);
            }
        }

        variables = proposed.Variables.GetReadOnlyCollection();
        _changes = null;
        _committedSchema = null;
        OnCommit();
        changed.ForEach(variable => variable.AskForShape());
        Version = proposed.Version;
        _committedSchema = null;
    }

    private void Announce(Changes proposed) =>
        FireEventCommitted(proposed.GetChangeset(), GetSchema(SchemaVersion.Committed));
}
