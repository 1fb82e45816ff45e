using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using NumVid.Formats.Cf;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Scaling;

/// <summary>Which values are no measurements: NaN, infinities, and what the attributes name as missing.</summary>
/// <remarks>Such points take no part in scaling, have no bound, and return bit by bit.</remarks>
internal sealed class SpecialValues<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _missing;

    private SpecialValues(T[] missing) => _missing = missing;

    /// <summary>Reads the missing values that a variable's attributes name.</summary>
    internal static SpecialValues<T> FromAttributes(IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        var missing = attributes
            .Where(attribute => MissingValueNames.All.Contains(attribute.Key))
            .SelectMany(attribute => attribute.Value is Array array ? array.Cast<object?>() : [attribute.Value])
            .Where(value =>
                value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double)
            .Select(value => FloatNumbers.As<T>(Convert.ToDouble(value, CultureInfo.InvariantCulture)))
            .Where(T.IsFinite);
        return new SpecialValues<T>([.. missing.Distinct()]);
    }

    /// <summary>Whether a value is no measurement.</summary>
    internal bool Contains(T value)
    {
        if (!T.IsFinite(value))
        {
            return true;
        }

        foreach (var missing in _missing)
        {
            if (value == missing)
            {
                return true;
            }
        }

        return false;
    }
}
