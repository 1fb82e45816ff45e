using System;
using System.Collections.Generic;
using System.Globalization;

namespace NumVid.Compare.Transfer;

/// <summary>Longitudes, or the ends of their cells, turned by whole circles, so that they go one way.</summary>
/// <param name="source">Numbers whose first axis is that of the longitudes.</param>
/// <param name="degrees">What is added at each place of that axis.</param>
internal sealed class TurnedValues(FieldValues source, IReadOnlyList<double> degrees)
    : FieldValues(source.Type, source.Shape)
{
    /// <inheritdoc/>
    internal override Array Read(int[] origin, int[] shape)
    {
        var turned = (Array)source.Read(origin, shape).Clone();
        var index = new int[shape.Length];
        var inner = turned.Length / Math.Max(1, shape[0]);
        for (var i = 0; i < turned.Length; i++)
        {
            var rest = i;
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                index[axis] = rest % shape[axis];
                rest /= shape[axis];
            }

            var value = Convert.ToDouble(turned.GetValue(index), CultureInfo.InvariantCulture);
            var sum = value + degrees[origin[0] + (i / inner)];
            turned.SetValue(Convert.ChangeType(sum, Type, CultureInfo.InvariantCulture), index);
        }

        return turned;
    }
}
