using System;
using System.Collections.Generic;

namespace Microsoft.Research.Science.Data.Utilities;

/// <summary>Finds an attribute that is known by several names.</summary>
internal static class AttributeSearch
{
    /// <summary>The value of the first of some keys that is there and is not null; case does not matter.</summary>
    internal static object? Find(Dictionary<string, object?> attributes, params string[] keys)
    {
        foreach (var wanted in keys)
        {
            foreach (var (key, value) in attributes)
            {
                if (value is not null && string.Equals(key, wanted, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }
        }

        return null;
    }
}
