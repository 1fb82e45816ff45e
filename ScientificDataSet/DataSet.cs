using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <summary>A set of variables with shared dimensions and attributes, changed in transactions; a provider gives it a
/// store.</summary>
/// <remarks>Everything that changes, and <see cref="GetSchema()"/>, takes the lock of this object. Reading data takes
/// none: many readers, or one writer. A reader during a commit may see arrays of before and after it.</remarks>
public abstract partial class DataSet : IDisposable, IEnumerable<Variable>
{
    /// <summary>The number of the hidden variable that holds the attributes of the dataset.</summary>
    public const int GlobalMetadataVariableID = 0;

#pragma warning disable CA1051, CA2211 // fields are what providers compiled against the original library access
    /// <summary>Controls what is traced: a failure in <see cref="OnRollback"/>.</summary>
    protected static TraceSwitch TraceDataSet = new("DataSet", "Events of datasets", "Error");

    /// <summary>The URI; set by the provider's constructor.</summary>
    protected DataSetUri? uri;

    /// <summary>Whether the dataset can only be read; see <see cref="SetCompleteReadOnly"/>.</summary>
    protected bool readOnly;

    /// <summary>The committed variables.</summary>
    protected ReadOnlyVariableCollection variables = new([]);
#pragma warning restore CA1051, CA2211

    /// <summary>Creates a dataset with attributes of its own.</summary>
    protected DataSet()
        : this(createGlobalMetadataVariable: true, supportsCoordinateSystems: true)
    {
    }

    /// <summary>Creates a dataset.</summary>
    /// <param name="createGlobalMetadataVariable">Whether it has attributes of its own. If not, the provider may add a
    /// variable with ID 0 for them.</param>
    /// <param name="supportsCoordinateSystems">Kept for compatibility; without effect.</param>
    /// <remarks>Leaves the dataset with pending changes. The provider's constructor switches autocommit off, adds the
    /// stored variables, commits, and restores autocommit.</remarks>
    protected DataSet(bool createGlobalMetadataVariable, bool supportsCoordinateSystems)
    {
        _ = supportsCoordinateSystems;
        StartChanges();
        if (createGlobalMetadataVariable)
        {
            var container = new MetadataContainer(this);
            container.MarkAttached();
            _changes!.Variables.InsertFirst(container);
        }
    }

    /// <summary>Raised after each commit, under the lock; see <see cref="DataSetCommittedEventHandler"/>.</summary>
    public event DataSetCommittedEventHandler? Committed;

    /// <summary>The attributes of the dataset itself.</summary>
    /// <exception cref="KeyNotFoundException">The provider has none.</exception>
    public MetadataDictionary Metadata => Variables.GetByID(GlobalMetadataVariableID).Metadata;

    /// <summary>Whether each single change tries to commit; true unless switched off.</summary>
    /// <remarks>Such a commit that fails because the changes are inconsistent yet (a dimension with two lengths) leaves
    /// them pending without an error; any other failure reaches the caller.</remarks>
    public bool IsAutocommitEnabled { get; set; } = true;

    /// <summary>The same as <see cref="IsAutocommitEnabled"/>.</summary>
    public bool AutocommitEnabled
    {
        get => IsAutocommitEnabled;
        set => IsAutocommitEnabled = value;
    }

    /// <summary>The dataset's name, an attribute; may be empty.</summary>
    public string Name
    {
        get => Metadata.GetComittedOtherwiseProposedValue(MetadataDictionary.NameKey, "");
        set => Metadata[MetadataDictionary.NameKey] = value;
    }

    /// <summary>The identity of this object; new for each one.</summary>
    public Guid DataSetGuid { get; } = Guid.NewGuid();

    /// <summary>1 when a provider has opened the dataset, and one more after each commit.</summary>
    public int Version { get; protected set; }

    /// <summary>Whether the dataset can only be read.</summary>
    public bool IsReadOnly => readOnly;

    /// <summary>The same as <see cref="IsReadOnly"/>.</summary>
    public bool ReadOnly => readOnly;

    /// <summary>The URI that opens the dataset; empty when it has none.</summary>
    public string URI => uri?.ToString() ?? "";

    /// <summary>The same as <see cref="URI"/>.</summary>
    public string ConstructionString => URI;

    /// <summary>Whether the dataset is closed.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>The variables, newest first, those included that are not committed.</summary>
    public ReadOnlyVariableCollection Variables
    {
        get
        {
            lock (this)
            {
                return _changes?.Variables.GetReadOnlyCollection() ?? variables;
            }
        }
    }

    /// <summary>The committed dimensions, each once, in the order in which variables brought them.</summary>
    public ReadOnlyDimensionList Dimensions => new(GetSchema(SchemaVersion.Committed).GetDimensions());

    /// <summary>Whether there are changes that are not committed.</summary>
    public bool HasChanges => _changes is not null;

    /// <summary>The variable at a place of <see cref="Variables"/>.</summary>
    /// <param name="index">The place, from 0, which is the newest.</param>
    public Variable this[int index] => Variables[index];

    /// <summary>The newest variable of a name.</summary>
    /// <param name="variableName">The name; case matters.</param>
    /// <exception cref="KeyNotFoundException">No variable has the name.</exception>
    public Variable this[string variableName] => Variables[variableName];

    internal ReadOnlyVariableCollection CommittedVariables => variables;

    /// <summary>Tells whether variables can hold elements of a type.</summary>
    /// <param name="type">The type.</param>
    public static bool IsSupported(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return !type.IsEnum
            && (type == typeof(EmptyValueType) || Type.GetTypeCode(type) is TypeCode.Double or TypeCode.Single
            or TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32
            or TypeCode.Int64 or TypeCode.UInt64 or TypeCode.DateTime or TypeCode.String or TypeCode.Boolean);
    }

    /// <summary>Enumerates the committed variables, newest first.</summary>
    public IEnumerator<Variable> GetEnumerator() => variables.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns the committed schema.</summary>
    public DataSetSchema GetSchema() => GetSchema(SchemaVersion.Committed);

    /// <summary>Returns the schema of a chosen state.</summary>
    /// <param name="version">The state.</param>
    /// <exception cref="InvalidOperationException">The proposed state is asked for and there are no
    /// changes.</exception>
    public DataSetSchema GetSchema(SchemaVersion version)
    {
        lock (this)
        {
            if (version == SchemaVersion.Proposed && !HasChanges)
            {
                throw new InvalidOperationException("The dataset has no proposed state: nothing has changed.");
            }

            return version == SchemaVersion.Committed || _changes is null
                ? _committedSchema ??= SchemaOf(Version, variables.All, SchemaVersion.Committed)
                : SchemaOf(_changes.Version, _changes.Variables, SchemaVersion.Recent);
        }
    }

    /// <summary>Closes the dataset; changes that are not committed are rolled back.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Returns URI, version and variables, one a line.</summary>
    public override string ToString()
    {
        var all = Variables;
        return string.Join(Environment.NewLine,
            all.Select(v => v.ToString())
                .Prepend(FormattableString.Invariant($"{URI} version {Version}{(HasChanges ? "*" : "")}")));
    }

    /// <summary>Compares by identity.</summary>
    public override int GetHashCode() => DataSetGuid.GetHashCode();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>Creates a store of attributes.</summary>
    protected static MetadataDictionary CreateMetadata() => new();

    /// <summary>Opens a record of changes of attributes.</summary>
    /// <param name="metadata">The attributes.</param>
    protected static MetadataChanges StartChangesFor(MetadataDictionary metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return metadata.StartChanges();
    }

    /// <summary>Makes the dataset, its attributes and its variables refuse every change.</summary>
    protected void SetCompleteReadOnly()
    {
        lock (this)
        {
            readOnly = true;
            foreach (var variable in Variables.All)
            {
                variable.SetCompleteReadOnly();
            }
        }
    }

    /// <summary>Releases what the dataset holds.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || IsDisposed)
        {
            return;
        }

        CloseViewers();
        lock (this)
        {
            if (IsDisposed)
            {
                return;
            }

            var all = Variables.All;
            Rollback();
            IsDisposed = true;
            foreach (var variable in all)
            {
                variable.Dispose();
            }
        }
    }

    private DataSetSchema SchemaOf(int version, IEnumerable<Variable> all, SchemaVersion state)
        => new(DataSetGuid, URI, version, all.Select(v => v.GetSchema(state)).ToArray());
}
