using System;

namespace Microsoft.Research.Science.Data;

/// <content>Proposing, committing and taking back values, and what is allowed as key and value.</content>
public partial class MetadataDictionary
{
    private const int MaximumKeyLength = 256;

    private Action<object, VariableMetadataChangingEventArgs>? _changing;
    private Action<object, VariableMetadataChangedEventArgs>? _changed;

    /// <summary>Tells whether a text can be the key of an attribute.</summary>
    /// <param name="key">The text.</param>
    /// <returns>True for 1 to 256 characters without '/' and without U+0000 to U+001F and U+007F to U+00FF.</returns>
    public static bool IsValidKey(string? key)
    {
        if (string.IsNullOrEmpty(key) || key.Length > MaximumKeyLength)
        {
            return false;
        }

        foreach (var c in key)
        {
            if (c is '/' or < '\u0020' or (>= '\u007F' and <= '\u00FF'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tells whether two values are equal: same type, and same elements when they are arrays.</summary>
    /// <param name="v1">One value.</param>
    /// <param name="v2">The other value.</param>
    /// <returns>True when they are equal; NaN equals NaN.</returns>
    protected static bool AreEquals(object? v1, object? v2)
    {
        if (v1 is not Array a || v2 is not Array b)
        {
            return Equals(v1, v2);
        }

        if (a.GetType() != b.GetType() || a.Length != b.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Length; i++)
        {
            if (!Equals(a.GetValue(i), b.GetValue(i)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Refuses a value that no attribute can have.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">It is neither null, nor of a variable's type, nor a 1-d array of
    /// one.</exception>
#pragma warning disable CA1822 // an instance method in the original library
    protected void CheckValue(object? value)
#pragma warning restore CA1822
    {
        if (value is null)
        {
            return;
        }

        var isArray = value is Array { Rank: 1 };
        var type = isArray ? value.GetType().GetElementType()! : value.GetType();
        if (!DataSet.IsSupported(type) || type == typeof(EmptyValueType))
        {
            throw new ArgumentException(
                $"An attribute cannot be of type '{value.GetType()}': it is null, a number, DateTime, string or bool, "
                    + $"or a one-dimensional array of one of these.", nameof(value));
        }

        if (value is string?[] texts && Array.IndexOf(texts, null) >= 0)
        {
            throw new ArgumentException("An attribute that is an array of strings cannot hold null.", nameof(value));
        }
    }

    /// <summary>Refuses a key that no attribute can have.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="ArgumentException">See <see cref="IsValidKey"/>.</exception>
#pragma warning disable CA1822 // an instance method in the original library
    protected void CheckKey(string? key)
#pragma warning restore CA1822
    {
        if (!IsValidKey(key))
        {
            throw new ArgumentException(
                $"'{key}' cannot be the key of an attribute: it needs 1 to {MaximumKeyLength} characters, without '/' "
                    + $"and without U+0000 to U+001F and U+007F to U+00FF.", nameof(key));
        }
    }

    /// <summary>Makes the proposed values the committed ones.</summary>
    protected internal void Commit()
    {
        lock (SyncRoot)
        {
            if (HasChanges)
            {
                dictionary = Merged();
                // A new one, because the record of the transaction keeps showing the old one.
                modified = [];
            }
        }
    }

    /// <summary>Forgets the proposed values.</summary>
    protected internal void Rollback()
    {
        lock (SyncRoot)
        {
            modified = [];
        }
    }

    /// <summary>Joins the dictionary to its variable, which then hears of every change and may refuse it.</summary>
    internal void Attach(
        object syncRoot,
        Action<object, VariableMetadataChangingEventArgs> changing,
        Action<object, VariableMetadataChangedEventArgs> changed)
    {
        SyncRoot = syncRoot;
        _changing = changing;
        _changed = changed;
    }

    internal void SetReadOnly() => _readOnly = true;

    internal MetadataChanges StartChanges() => new(dictionary, modified, SyncRoot);

    private protected void ShareLock(object syncRoot) => SyncRoot = syncRoot;

    private protected void Propose(string key, object? value)
    {
        CheckKey(key);
        CheckValue(value);
        if (_readOnly)
        {
            throw new ReadOnlyException($"The attribute '{key}' cannot be changed: the attributes can only be read.");
        }

        var exists = TryGet(key, SchemaVersion.Recent, ignoreCase: false, out var old);
        if (exists && AreEquals(old, value))
        {
            return;
        }

        var change = new VariableMetadataChangingEventArgs(key, Copy(value), Copy(old));
        _changing?.Invoke(this, change);
        if (change.Cancel)
        {
            throw new CannotPerformActionException($"The change of the attribute '{key}' was refused.");
        }

        modified[key] = Copy(change.ProposedValue);
        _changed?.Invoke(this, new VariableMetadataChangedEventArgs(key, change.ProposedValue));
    }

    private static object? Copy(object? value) => value is Array array ? array.Clone() : value;
}
