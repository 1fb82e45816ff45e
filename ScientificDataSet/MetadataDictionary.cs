using System;
using System.Collections;
using System.Collections.Generic;

namespace Microsoft.Research.Science.Data;

/// <summary>The attributes of a variable or of a dataset: keys with typed values, committed and proposed.</summary>
/// <remarks>A value is null, a scalar of a variable's type, or a one-dimensional array of such. Keys cannot be removed.
/// Values are copied on the way in and out. Enumeration, <see cref="Count"/> and the plain indexer see committed values
/// only. Committed values can be read by many threads at once; everything else takes the lock of the dataset.</remarks>
public partial class MetadataDictionary : IEnumerable<KeyValuePair<string, object?>>
{
#pragma warning disable CA1051 // fields are what providers compiled against the original library access
    /// <summary>The attribute that holds a variable's name.</summary>
    public readonly string KeyForName = NameKey;

    /// <summary>The attribute that holds a variable's missing value.</summary>
    public readonly string KeyForMissingValue = MissingValueKey;

    /// <summary>The committed attributes. Replaced, never changed in place, so that readers need no lock.</summary>
    protected Dictionary<string, object?> dictionary;

    /// <summary>The attributes proposed since the last commit.</summary>
    protected Dictionary<string, object?> modified;
#pragma warning restore CA1051

    internal const string NameKey = "Name";
    internal const string MissingValueKey = "MissingValue";

    private bool _readOnly;

    /// <summary>Creates an empty dictionary that can be changed.</summary>
    protected internal MetadataDictionary()
        : this(readOnly: false)
    {
    }

    /// <summary>Creates an empty dictionary.</summary>
    /// <param name="readOnly">Whether changes are refused.</param>
    protected internal MetadataDictionary(bool readOnly)
        : this(readOnly, [])
    {
    }

    /// <summary>Creates a dictionary of committed values.</summary>
    /// <param name="readOnly">Whether changes are refused.</param>
    /// <param name="dict">The values; not copied.</param>
    protected MetadataDictionary(bool readOnly, Dictionary<string, object?> dict)
        : this(readOnly, dict, [])
    {
    }

    private protected MetadataDictionary(
        bool readOnly, Dictionary<string, object?> committed, Dictionary<string, object?> proposed)
    {
        ArgumentNullException.ThrowIfNull(committed);
        _readOnly = readOnly;
        dictionary = committed;
        modified = proposed;
    }

    /// <summary>Whether changes are refused.</summary>
    public bool ReadOnly => _readOnly;

    /// <summary>Whether there are proposed values that are not committed.</summary>
    public bool HasChanges => modified.Count > 0;

    /// <summary>The number of committed attributes.</summary>
    public int Count => dictionary.Count;

    /// <summary>What is locked around every use of proposed values: the dataset, once the variable belongs to
    /// one.</summary>
    internal object SyncRoot { get; private set; } = new();

    /// <summary>Reads the committed value of an attribute, or proposes a new one.</summary>
    /// <param name="key">The attribute; see <see cref="IsValidKey"/>.</param>
    /// <exception cref="KeyNotFoundException">Reading: there is no such committed attribute.</exception>
    /// <exception cref="ArgumentException">Writing: the key or the value is not allowed.</exception>
    /// <exception cref="ReadOnlyException">Writing: the attributes can only be read.</exception>
    /// <remarks>A value equal to the present one changes nothing.</remarks>
    public virtual object? this[string key]
    {
        get => this[key, SchemaVersion.Committed];
        set
        {
            lock (SyncRoot)
            {
                Propose(key, value);
            }
        }
    }

    /// <summary>Reads an attribute of a chosen state.</summary>
    /// <param name="key">The attribute.</param>
    /// <param name="version">The state.</param>
    /// <exception cref="KeyNotFoundException">There is no such attribute in this state.</exception>
    public object? this[string key, SchemaVersion version] => this[key, version, false];

    /// <summary>Reads the committed value of an attribute.</summary>
    /// <param name="key">The attribute.</param>
    /// <param name="ignoreCase">Whether a key that differs in case will do when there is no exact one.</param>
    /// <exception cref="KeyNotFoundException">There is no such committed attribute.</exception>
    public object? this[string key, bool ignoreCase] => this[key, SchemaVersion.Committed, ignoreCase];

    /// <summary>Reads an attribute of a chosen state.</summary>
    /// <param name="key">The attribute.</param>
    /// <param name="version">The state.</param>
    /// <param name="ignoreCase">Whether a key that differs in case will do when there is no exact one.</param>
    /// <exception cref="KeyNotFoundException">There is no such attribute in this state.</exception>
    public object? this[string key, SchemaVersion version, bool ignoreCase] =>
        TryGet(key, version, ignoreCase, out var value)
        ? Copy(value)
        : throw new KeyNotFoundException($"There is no {version.ToString().ToLowerInvariant()} attribute '{key}'.");

    /// <summary>Tells whether a committed attribute exists.</summary>
    /// <param name="key">The attribute.</param>
    public bool ContainsKey(string key) => ContainsKey(key, SchemaVersion.Committed, ignoreCase: false);

    /// <summary>Tells whether a committed attribute exists.</summary>
    /// <param name="key">The attribute.</param>
    /// <param name="ignoreCase">Whether a key that differs in case counts.</param>
    public bool ContainsKey(string key, bool ignoreCase) => ContainsKey(key, SchemaVersion.Committed, ignoreCase);

    /// <summary>Tells whether an attribute exists in a chosen state.</summary>
    /// <param name="key">The attribute.</param>
    /// <param name="version">The state.</param>
    public bool ContainsKey(string key, SchemaVersion version) => ContainsKey(key, version, ignoreCase: false);

    /// <summary>Tells whether an attribute exists in a chosen state.</summary>
    /// <param name="key">The attribute.</param>
    /// <param name="version">The state.</param>
    /// <param name="ignoreCase">Whether a key that differs in case counts.</param>
    public bool ContainsKey(string key, SchemaVersion version, bool ignoreCase) =>
        TryGet(key, version, ignoreCase, out _);

    /// <summary>Calls an action for each attribute of a chosen state.</summary>
    /// <param name="action">What to do with key and value.</param>
    /// <param name="version">The state.</param>
    public void ForEach(Action<KeyValuePair<string, object?>> action, SchemaVersion version)
    {
        ArgumentNullException.ThrowIfNull(action);
        foreach (var attribute in AsDictionary(version))
        {
            action(attribute);
        }
    }

    /// <summary>Returns the committed attributes in a new dictionary.</summary>
    public Dictionary<string, object?> AsDictionary() => AsDictionary(SchemaVersion.Committed);

    /// <summary>Returns the attributes of a chosen state in a new dictionary.</summary>
    /// <param name="version">The state.</param>
    /// <exception cref="InvalidOperationException">The proposed state is asked for and there is none.</exception>
    public Dictionary<string, object?> AsDictionary(SchemaVersion version)
    {
        lock (SyncRoot)
        {
            var state = StateOf(version);
            var result = new Dictionary<string, object?>(state.Count);
            foreach (var (key, value) in state)
            {
                result[key] = Copy(value);
            }

            return result;
        }
    }

    /// <summary>Returns the proposed attributes that are not committed.</summary>
    public IEnumerable<KeyValuePair<string, object?>> GetModified()
    {
        lock (SyncRoot)
        {
            return [.. modified];
        }
    }

    /// <summary>Returns a copy of the committed attributes that refuses changes.</summary>
    public MetadataDictionary AsReadOnly() => Clone(SchemaVersion.Committed, readOnly: true);

    /// <summary>Returns a copy of the attributes of a chosen state, all committed in the copy.</summary>
    /// <param name="version">The state.</param>
    /// <param name="readOnly">Whether the copy refuses changes.</param>
    public MetadataDictionary Clone(SchemaVersion version, bool readOnly)
    {
        lock (SyncRoot)
        {
            return new MetadataDictionary(readOnly, StateOf(version));
        }
    }

    // Explicit, as in the original library: a client that binds to a public method here would not run there.
    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator()
        => AsDictionary().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => AsDictionary().GetEnumerator();

    /// <summary>Reads the committed value of an attribute or, when there is none, the proposed one.</summary>
    /// <typeparam name="VType">The value's type.</typeparam>
    /// <param name="key">The attribute.</param>
    /// <exception cref="KeyNotFoundException">There is neither.</exception>
    protected internal VType? GetComittedOtherwiseProposedValue<VType>(string key)
        => (VType?)(ContainsKey(key) ? this[key, SchemaVersion.Committed] : this[key, SchemaVersion.Recent]);

    /// <summary>Reads the committed value of an attribute or, when there is none, the proposed one or a
    /// default.</summary>
    /// <typeparam name="VType">The value's type.</typeparam>
    /// <param name="key">The attribute.</param>
    /// <param name="defaultValue">What to return when there is neither.</param>
    protected internal VType GetComittedOtherwiseProposedValue<VType>(string key, VType defaultValue)
        => TryGet(key, SchemaVersion.Committed, ignoreCase: false, out var value)
            || TryGet(key, SchemaVersion.Recent, ignoreCase: false, out value)
            ? (VType)Copy(value)! : defaultValue;

    private bool TryGet(string key, SchemaVersion version, bool ignoreCase, out object? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (version == SchemaVersion.Committed)
        {
            return TryGet(dictionary, key, ignoreCase, out value);
        }

        lock (SyncRoot)
        {
            // The usual case without merging the two, so that n attributes set in one transaction do not take n^2.
            return version == SchemaVersion.Recent && !ignoreCase
                ? modified.TryGetValue(key, out value) || dictionary.TryGetValue(key, out value)
                : TryGet(StateOf(version), key, ignoreCase, out value);
        }
    }

    private static bool TryGet(Dictionary<string, object?> state, string key, bool ignoreCase, out object? value)
    {
        if (state.TryGetValue(key, out value) || !ignoreCase)
        {
            return state.ContainsKey(key);
        }

        foreach (var (candidate, candidateValue) in state)
        {
            if (string.Equals(candidate, key, StringComparison.OrdinalIgnoreCase))
            {
                value = candidateValue;
                return true;
            }
        }

        return false;
    }

    private Dictionary<string, object?> StateOf(SchemaVersion version)
    {
        if (version == SchemaVersion.Proposed && !HasChanges)
        {
            throw new InvalidOperationException("There are no proposed attributes.");
        }

        return version == SchemaVersion.Committed || !HasChanges ? dictionary : Merged();
    }

    private Dictionary<string, object?> Merged()
    {
        var merged = new Dictionary<string, object?>(dictionary);
        foreach (var (key, value) in modified)
        {
            merged[key] = value;
        }

        return merged;
    }
}
