using System;

namespace Microsoft.Research.Science.Data;

/// <content>Pending changes, and what a commit and a rollback call.</content>
public abstract partial class Variable
{
    /// <summary>Forgets the pending changes of this variable alone.</summary>
    /// <exception cref="CannotPerformActionException">The variable has never been committed; roll back the
    /// dataset.</exception>
    public void Rollback()
    {
        lock (DataSet)
        {
            if (changes is null)
            {
                return;
            }

            if (Version == 0)
            {
                throw new CannotPerformActionException(
                    $"The variable '{Name}' is new and goes away only when its dataset is rolled back.");
            }

            RollbackChanges();
            DataSet.CloseTransactionIfUnchanged();
        }
    }

    /// <summary>Opens the record of changes, here and in the dataset, when there is none.</summary>
    protected internal void StartChanges()
    {
        if (IsAttached)
        {
            DataSet.OpenTransaction();
        }

        changes ??= OpenChanges(GetShape(SchemaVersion.Committed));
    }

    /// <summary>Closes the record of changes without committing or rolling back.</summary>
    protected internal void ClearChanges() => changes = null;

    /// <summary>Tells the dataset that the variable has changed, which with autocommit on tries to commit.</summary>
    /// <param name="action">What has changed.</param>
    protected void FireEventVariableChanged(VariableChangeAction action)
    {
        if (IsAttached)
        {
            DataSet.NotifyChanged(this);
        }
    }

    /// <summary>Called before an attribute changes; may replace or refuse the value.</summary>
    /// <param name="sender">The attributes.</param>
    /// <param name="e">The intended change.</param>
    /// <exception cref="ArgumentException">The name is not a string, or the missing value not of the variable's
    /// type.</exception>
    protected virtual void OnMetadataChanging(object sender, VariableMetadataChangingEventArgs e)
    {
        ArgumentNullException.ThrowIfNull(e);
        CheckCanChange(HasFixedAttributes);
        if (e.Key == MetadataDictionary.NameKey && e.ProposedValue is not string)
        {
            throw new ArgumentException(
                $"The name of a variable must be a string, not '{e.ProposedValue ?? "null"}'.", nameof(e));
        }

        if (e.Key == MetadataDictionary.MissingValueKey && IsAttached
            && e.ProposedValue is { } value && value.GetType() != TypeOfData)
        {
            throw new ArgumentException(
                $"The missing value of '{Name}' must be of type {TypeOfData.Name}, not {value.GetType().Name}.", nameof(
                    e));
        }

        StartChanges();
    }

    /// <summary>Called after an attribute has changed.</summary>
    /// <param name="sender">The attributes.</param>
    /// <param name="e">The change.</param>
    protected virtual void OnMetadataChanged(object sender, VariableMetadataChangedEventArgs e)
        => FireEventVariableChanged(VariableChangeAction.UpdateMetadata);

    /// <summary>Called in the first phase of a commit; throws when the changes cannot be.</summary>
    /// <param name="proposedChanges">The changes.</param>
    protected virtual void CheckConstraints(Changes proposedChanges)
    {
    }

    /// <summary>Called in the first phase of a commit: does everything that can fail.</summary>
    /// <param name="proposedChanges">The changes; origins of appended data are settled.</param>
    protected virtual void OnPrecommit(Changes proposedChanges)
    {
    }

    /// <summary>Called in the second phase of a commit: makes the changes the truth.</summary>
    /// <param name="proposedChanges">The changes.</param>
    protected virtual void OnCommit(Changes proposedChanges)
    {
    }

    /// <summary>Called when the first phase of a commit has failed: takes back what it did. The changes stay
    /// pending.</summary>
    protected virtual void Undo()
    {
    }

    /// <summary>Called when the changes are given up.</summary>
    /// <param name="proposedChanges">The changes.</param>
    protected virtual void OnRollback(Changes proposedChanges)
    {
    }

    /// <summary>Replaces the shape that changes lead to.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="shape">The shape.</param>
    protected static void ChangesUpdateShape(Changes changes, int[] shape)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(shape);
        changes.SetShape(shape);
    }

    /// <summary>Replaces the attributes of a record of changes.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="metadataChanges">The attributes.</param>
    protected static void ChangesUpdateMetadataChanges(Changes changes, MetadataDictionary metadataChanges)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(metadataChanges);
        changes.SetMetadataChanges(metadataChanges);
    }

    /// <summary>Replaces the box around all elements put.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="affectedRect">The box.</param>
    protected static void ChangesUpdateAffectedRect(Changes changes, Rectangle affectedRect)
    {
        ArgumentNullException.ThrowIfNull(changes);
        changes.SetAffectedRectangle(affectedRect);
    }

    // The hooks are protected, so that 'protected override' compiles here and against the original; these call them.
    internal void RunCheckConstraints(Changes proposed) => CheckConstraints(proposed);

    internal void RunPrecommit(Changes proposed) => OnPrecommit(proposed);

    internal void RunUndo() => Undo();

    /// <summary>Takes over what has changed in the variable that this one shows; there is none here.</summary>
    internal virtual void FollowSource()
    {
    }

    /// <summary>The second phase of a commit for this variable.</summary>
    internal void CommitChanges(Changes proposed, int version)
    {
        if (OwnsMetadata)
        {
            Metadata.Commit();
        }

        OnCommit(proposed);
        Version = version;
        _committedSchema = null;
        changes = null;
    }

    /// <summary>Asks the provider for the shape again, after the dataset has published a commit.</summary>
    internal virtual void AskForShape()
    {
        _committedShape = StoredShape();
        _committedSchema = null;
    }

    internal void RollbackChanges()
    {
        var pending = changes;
        changes = null;
        if (OwnsMetadata)
        {
            Metadata.Rollback();
        }

        if (pending is not null)
        {
            OnRollback(pending);
        }
    }

    private DataChanges OpenChanges(int[] shape)
    {
        var initial =
            new VariableSchema(this, Version, new ReadOnlyDimensionList(dimensions, shape), Metadata.AsReadOnly());
        return new DataChanges(DataSet.ProposedVersion, initial, Metadata.StartChanges(), shape, default);
    }
}
