using System;
using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <summary>A named array of any rank with attributes, one of the variables of a
/// <see cref="Microsoft.Research.Science.Data.DataSet"/>.</summary>
/// <remarks>Derive from <see cref="Variable{DataType}"/> or <see cref="DataAccessVariable{DataType}"/>. Everything that
/// changes takes the lock of the dataset; reading data takes none.</remarks>
public abstract partial class Variable : IDisposable
{
#pragma warning disable CA1051 // fields are what providers compiled against the original library access
    /// <summary>The names of the axes.</summary>
    protected string[] dimensions;

    /// <summary>The pending changes, or null.</summary>
    protected DataChanges? changes;
#pragma warning restore CA1051

    private int[]? _committedShape;
    private VariableSchema? _committedSchema;
    private bool _isDropped;

    private protected Variable(DataSet dataSet, string[] dims, bool assignID)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        DataSet = dataSet;
        dimensions = CheckDimensions(dims);
        ID = assignID ? dataSet.AcquireVariableID() : 0;
    }

    /// <summary>No indices: as an origin it means zeros, as a shape to the end, as a stride ones.</summary>
    public static int[]? DefaultIndices => null;

    /// <summary>The dataset that the variable belongs to.</summary>
    public DataSet DataSet { get; }

    /// <summary>The type of the elements.</summary>
    public abstract Type TypeOfData { get; }

    /// <summary>The number in the dataset: 1, 2, ... in the order of creation.</summary>
    public int ID { get; protected set; }

    /// <summary>The committed name or, before the first commit, the proposed one. Need not be unique.</summary>
    public string Name
    {
        get => Metadata.GetComittedOtherwiseProposedValue(MetadataDictionary.NameKey, "");
        set => Metadata[MetadataDictionary.NameKey] = value;
    }

    /// <summary>The version of the dataset at which the variable last changed; 0 before its first commit.</summary>
    public int Version { get; private set; }

    /// <summary>The number of axes; 0 for a scalar.</summary>
    public int Rank => dimensions.Length;

    /// <summary>The axes with their committed lengths.</summary>
    public ReadOnlyDimensionList Dimensions => GetDimensions(SchemaVersion.Committed);

    /// <summary>The attributes.</summary>
    public abstract MetadataDictionary Metadata { get; }

    /// <summary>Whether data and attributes can only be read.</summary>
    public bool IsReadOnly { get; protected internal set; }

    /// <summary>The same as <see cref="IsReadOnly"/>.</summary>
    public bool ReadOnly => IsReadOnly;

    /// <summary>The value of the attribute <c>MissingValue</c>, or null. Nothing replaces it on reading.</summary>
    /// <exception cref="ArgumentException">Writing: the value is neither null nor of the variable's type.</exception>
    public object? MissingValue
    {
        get => Metadata.GetComittedOtherwiseProposedValue<object?>(MetadataDictionary.MissingValueKey, null);
        set => Metadata[MetadataDictionary.MissingValueKey] = value;
    }

    /// <summary>Whether there are changes that are not committed.</summary>
    public bool HasChanges => changes is not null;

    /// <summary>The proposed name if there is one, else the committed one.</summary>
    protected internal string ProposedName
        => Metadata.ContainsKey(MetadataDictionary.NameKey, SchemaVersion.Recent)
            ? (string)Metadata[MetadataDictionary.NameKey, SchemaVersion.Recent]! : "";

    internal bool IsAttached { get; private set; }

    internal DataChanges? PendingChanges => changes;

    /// <summary>Whether the attributes are this variable's own and not those of another one.</summary>
    private protected virtual bool OwnsMetadata => true;

    /// <summary>Whether attributes cannot be changed.</summary>
    private protected virtual bool HasFixedAttributes => IsReadOnly || DataSet.IsReadOnly;

    /// <summary>Returns the committed lengths of the axes in a new array.</summary>
    public int[] GetShape() => GetShape(SchemaVersion.Committed);

    /// <summary>Returns the committed schema.</summary>
    public VariableSchema GetSchema() => GetSchema(SchemaVersion.Committed);

    /// <summary>Returns the schema of a chosen state.</summary>
    /// <param name="version">The state.</param>
    /// <exception cref="InvalidOperationException">The proposed state is asked for and there are no
    /// changes.</exception>
    public VariableSchema GetSchema(SchemaVersion version)
    {
        lock (DataSet)
        {
            return Resolve(version) == SchemaVersion.Committed
                ? _committedSchema ??= new VariableSchema(this, Version, Dimensions, Metadata.AsReadOnly())
                : new VariableSchema(
                    this, changes!.ChangeSet, GetDimensions(
                        version), Metadata.Clone(SchemaVersion.Recent, readOnly: true));
        }
    }

    /// <summary>Returns number, name, type and dimensions in one line.</summary>
    public override string ToString() => ToString("");

    /// <summary>Compares by identity.</summary>
    public override int GetHashCode() => base.GetHashCode();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>Releases what the variable holds; called by its dataset.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the variable holds.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Returns a prefix, number, name, type and dimensions in one line.</summary>
    /// <param name="prefix">What comes first.</param>
    protected string ToString(string prefix)
        => FormattableString.Invariant(
            $"{prefix}[{ID}] {Name} of type {TypeOfData.Name} {Dimensions}{(HasChanges ? "*" : "")}");

    /// <summary>Finishes the construction: reads the stored shape and opens the record of changes.</summary>
    /// <remarks>Must be the last thing that the constructor of the final class does. Attributes that are set before are
    /// those of the stored variable and not examined.</remarks>
    protected virtual void Initialize()
    {
        var shape = StoredShape();
        if (OwnsMetadata)
        {
            Metadata.Attach(DataSet, OnMetadataChanging, OnMetadataChanged);
        }

        changes = OpenChanges(shape);
    }

    /// <summary>Returns the stored lengths of the axes, or null when nothing is stored yet.</summary>
    /// <remarks>Called by <see cref="Initialize"/>, so it must not rely on what a derived constructor does later; and
    /// again after each commit that changes the variable, when its answer counts and not what was proposed.</remarks>
    protected abstract int[]? ReadShape();

    /// <summary>Returns the lengths of the axes of a chosen state in a new array.</summary>
    /// <param name="version">The state.</param>
    /// <exception cref="InvalidOperationException">The proposed state is asked for and there are no
    /// changes.</exception>
    protected internal int[] GetShape(SchemaVersion version)
    {
        if (Resolve(version) != SchemaVersion.Committed && changes is { } pending)
        {
            return pending.Shape;
        }

        return (int[]?)_committedShape?.Clone() ?? StoredShape();
    }

    /// <summary>Returns the axes with their lengths of a chosen state.</summary>
    /// <param name="version">The state.</param>
    /// <exception cref="InvalidOperationException">The proposed state is asked for and there are no
    /// changes.</exception>
    protected internal ReadOnlyDimensionList GetDimensions(SchemaVersion version) => new(dimensions, GetShape(version));

    /// <summary>Makes data and attributes refuse every change.</summary>
    protected internal void SetCompleteReadOnly()
    {
        IsReadOnly = true;
        if (OwnsMetadata)
        {
            Metadata.SetReadOnly();
        }
    }

    /// <summary>Creates the store of a variable's attributes.</summary>
#pragma warning disable CA1822 // an instance method in the original library
    protected MetadataDictionary CreateMetadata() => new();
#pragma warning restore CA1822

    internal void MarkAttached()
    {
        if (changes is null && Version == 0)
        {
            throw new InvalidOperationException(
                $"The variable '{Name}' was not initialized: its constructor must end with a call of Initialize().");
        }

        IsAttached = true;
    }

    internal void MarkDropped()
    {
        IsAttached = false;
        _isDropped = true;
        changes = null;
    }

    /// <summary>Returns a new variable of another dataset that stands for this one.</summary>
    internal abstract Variable CreateReference(DataSet dataSet, string[] dims);

    /// <summary>Arranges the elements of an array of the variable's type in another shape of as many
    /// elements.</summary>
    internal abstract Array Reshape(Array data, int[] shape);

    /// <summary>Returns every n-th element of an array of the variable's type.</summary>
    internal abstract Array Take(Array data, int[] stride, int[] count);

    private int[] StoredShape()
    {
        var shape = ReadShape() ?? new int[Rank];
        return shape.Length == Rank ? (int[])shape.Clone() : throw new InvalidOperationException(
            $"The provider gives '{Name}' a shape of {shape.Length} numbers for {Rank} dimensions.");
    }

    private SchemaVersion Resolve(SchemaVersion version) => version switch
    {
        SchemaVersion.Proposed when changes is null
            => throw new InvalidOperationException(
                $"The variable '{Name}' has no proposed state: nothing has changed."),
        SchemaVersion.Recent when changes is null => SchemaVersion.Committed,
        _ => version,
    };

    private static string[] CheckDimensions(string[] dims)
    {
        ArgumentNullException.ThrowIfNull(dims);
        if (dims.Any(string.IsNullOrEmpty) || dims.Distinct().Count() < dims.Length)
        {
            throw new ArgumentException(
                $"The dimensions of a variable need names that differ, not '{string.Join("', '", dims)}'.", nameof(
                    dims));
        }

        return (string[])dims.Clone();
    }
}
