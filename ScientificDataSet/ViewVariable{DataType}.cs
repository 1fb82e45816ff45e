namespace Microsoft.Research.Science.Data;

/// <summary>A variable that shows the data of another one, whose shape it follows. Its number is negative, and no
/// provider
/// stores it.</summary>
internal abstract class ViewVariable<DataType> : Variable<DataType>, IViewVariable
{
    private protected ViewVariable(DataSet dataSet, Variable source, string[] dims)
        : base(dataSet, dims, assignID: false)
    {
        Source = source;
        ID = ~dataSet.AcquireVariableID();
    }

    /// <inheritdoc/>
    public Variable Source { get; }

    /// <inheritdoc/>
    internal override void FollowSource()
    {
        Source.FollowSource();
        if (Source.PendingChanges is not null)
        {
            StartChanges();
        }

        if (changes is not null)
        {
            ChangesUpdateShape(changes, ShapeOf(Source.PendingChanges?.Shape ?? Source.GetShape()));
        }
    }

    // Never kept: it is that of the source at any time.
    internal sealed override void AskForShape()
    {
    }

    /// <summary>The shape of the view when that of the source is given.</summary>
    private protected abstract int[] ShapeOf(int[] source);

    /// <inheritdoc/>
    protected sealed override int[] ReadShape() => ShapeOf(Source.GetShape());
}
