using System;
using System.Collections.Generic;

namespace Microsoft.Research.Science.Data;

/// <summary>A view of every n-th element of a variable; its data can only be read.</summary>
internal sealed class StridedVariable<DataType> : ViewVariable<DataType>, IStriddenVariable
{
    private readonly HashSet<string> _fixedEntries;
    private StrideWindow _window;

    /// <summary>Creates the view.</summary>
    /// <param name="dataSet">The dataset that it will belong to.</param>
    /// <param name="raw">The variable whose data it shows.</param>
    /// <param name="window">Which of them.</param>
    /// <param name="dims">The names of the axes that are kept.</param>
    /// <param name="name">The name.</param>
    /// <param name="hiddenEntries">Attributes of the other variable that are left out.</param>
    /// <param name="readOnlyEntries">Attributes that cannot be changed here.</param>
    internal StridedVariable(
        DataSet dataSet,
        Variable<DataType> raw,
        StrideWindow window,
        string[] dims,
        string name,
        IEnumerable<string> hiddenEntries,
        IEnumerable<string> readOnlyEntries)
        : base(dataSet, raw, dims)
    {
        _window = window;
        _fixedEntries =
        [
            .. readOnlyEntries, StriddenVariableKeys.KeyForStride, StriddenVariableKeys.KeyForCount,
            StriddenVariableKeys.KeyForSourceDims,
        ];
        Metadata = CreateMetadata();
        CopyAttributes(raw, [.. hiddenEntries]);
        Metadata[MetadataDictionary.NameKey] = name;
        Metadata[StriddenVariableKeys.KeyForOrigin] = window.Origin;
        Metadata[StriddenVariableKeys.KeyForStride] = window.Stride;
        Metadata[StriddenVariableKeys.KeyForCount] = window.Count;
        Metadata[StriddenVariableKeys.KeyForSourceDims] = raw.Dimensions.AsNamesArray();
        Initialize();
        IsReadOnly = true;
    }

    /// <inheritdoc/>
    public override MetadataDictionary Metadata { get; }

    /// <inheritdoc/>
    private protected override bool HasFixedAttributes => DataSet.IsReadOnly;

    /// <inheritdoc/>
    public override Array GetData(int[]? origin, int[]? shape) => GetData(origin, null, shape);

    /// <inheritdoc/>
    public override Array GetData(int[]? origin, int[]? stride, int[]? count)
    {
        var from = Hyperslab.Origin(origin, Rank);
        var step = Hyperslab.Stride(stride, Rank);
        var number = Hyperslab.Count(count, from, step, ReadShape());
        if (Array.IndexOf(number, 0) >= 0)
        {
            return Hyperslab.Create(typeof(DataType), number);
        }

        var (rawOrigin, rawStride, rawCount) = _window.InSource(from, step, number);
        var data = Source.GetData(rawOrigin, rawStride, rawCount);
        return Rank == Source.Rank ? data : Reshape(data, number);
    }

    /// <inheritdoc/>
    public void SetIndexSpaceOrigin(int[] origin)
    {
        lock (DataSet)
        {
            _window = new StrideWindow(Hyperslab.Origin(origin, Source.Rank), _window.Stride, _window.Count);
            StartChanges();
            FollowSource();
            Metadata[StriddenVariableKeys.KeyForOrigin] = _window.Origin;
        }
    }

    /// <inheritdoc/>
    protected override void OnMetadataChanging(object sender, VariableMetadataChangingEventArgs e)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (_fixedEntries.Contains(e.Key))
        {
            throw new ReadOnlyException($"The attribute '{e.Key}' of '{Name}' can only be read.");
        }

        base.OnMetadataChanging(sender, e);
    }

    /// <inheritdoc/>
    private protected override int[] ShapeOf(int[] source) => _window.ShapeOf(source);

    private void CopyAttributes(Variable raw, HashSet<string> hidden)
    {
        foreach (var (key, value) in raw.Metadata.AsDictionary(SchemaVersion.Recent))
        {
            if (!hidden.Contains(key))
            {
                Metadata[key] = value;
            }
        }
    }
}
