using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Cf;

namespace NumVid.Formats.Nv12.Fixity;

/// <summary>The value that says that a point of a variable has none.</summary>
internal static class MissingPoint
{
    /// <summary>What the variable's attributes name in its own type; else NaN, or the type's default value where there
    /// is no NaN, as points have it that nobody put.</summary>
    internal static T Of<T>(IReadOnlyList<KeyValuePair<string, object?>> attributes)
    {
        foreach (var key in MissingValueNames.All)
        {
            if (attributes.FirstOrDefault(attribute => attribute.Key == key).Value is T missing)
            {
                return missing;
            }
        }

        return Type.GetTypeCode(typeof(T)) switch
        {
            TypeCode.Single => (T)(object)float.NaN,
            TypeCode.Double => (T)(object)double.NaN,
            _ => default!,
        };
    }
}
