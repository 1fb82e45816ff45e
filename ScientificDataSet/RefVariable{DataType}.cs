using System;

namespace Microsoft.Research.Science.Data;

/// <summary>A variable that stands for one of another dataset: data, name and attributes are those of the other, in
/// both
/// directions; dimensions can have other names.</summary>
internal sealed class RefVariable<DataType> : ViewVariable<DataType>, IRefVariable
{
    internal RefVariable(DataSet dataSet, Variable<DataType> referenced, string[] dims)
        : base(dataSet, referenced, dims)
    {
        IsReadOnly = referenced.IsReadOnly;
        Initialize();
    }

    /// <inheritdoc/>
    public Variable ReferencedVariable => Source;

    /// <inheritdoc/>
    public override MetadataDictionary Metadata => Source.Metadata;

    /// <inheritdoc/>
    private protected override bool OwnsMetadata => false;

    /// <inheritdoc/>
    public override Array GetData(int[]? origin, int[]? shape) => Source.GetData(origin, shape);

    /// <inheritdoc/>
    public override Array GetData(int[]? origin, int[]? stride, int[]? count) => Source.GetData(origin, stride, count);

    /// <inheritdoc/>
    public override void PutData(int[]? origin, Array data)
    {
        Source.PutData(origin, data);
        TakeNote();
    }

    /// <inheritdoc/>
    public override void Append(Array a, int dimToAppend)
    {
        Source.Append(a, dimToAppend);
        TakeNote();
    }

    /// <inheritdoc/>
    public void UpdateChanges(Changes changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        StartChanges();
        ChangesUpdateShape(this.changes!, changes.Shape);
        ChangesUpdateAffectedRect(this.changes!, changes.AffectedRectangle);
    }

    /// <inheritdoc/>
    internal override void FollowSource()
    {
        base.FollowSource();
        if (Source.PendingChanges is { } theirs)
        {
            UpdateChanges(theirs);
        }
    }

    /// <inheritdoc/>
    private protected override int[] ShapeOf(int[] source) => source;

    // With autocommit on in the other dataset the data are committed already, and with them this dataset.
    private void TakeNote()
    {
        lock (DataSet)
        {
            if (Source.HasChanges)
            {
                FollowSource();
                FireEventVariableChanged(VariableChangeAction.PutData);
            }
        }
    }
}
