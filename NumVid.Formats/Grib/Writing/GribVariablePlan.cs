using System;
using System.Collections.Generic;
using System.Globalization;
using NumVid.Formats.Grib.Grids;

namespace NumVid.Formats.Grib.Writing;

/// <summary>How one variable is going to be written.</summary>
/// <remarks>Name, shape and missing value are taken when the plan is made: asking the variable for them takes the dataset's
/// lock, which the committing thread holds while others encode.</remarks>
internal sealed record GribVariablePlan
{
    internal GribVariablePlan(IGribVariable variable, GribGrid grid, IReadOnlyList<GribPlanePlan?> planes)
    {
        Variable = variable;
        Grid = grid;
        Planes = planes;
        Name = variable.RecentName;
        Shape = variable.RecentShape;
        MissingValue = variable.RecentAttributes.TryGetValue("MissingValue", out var value) && value is float or double
            ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : double.NaN;
    }

    /// <summary>The variable, of which other threads may only read data.</summary>
    internal IGribVariable Variable { get; }

    /// <summary>Its grid; the shape of each plane.</summary>
    internal GribGrid Grid { get; }

    /// <summary>One entry for each combination of the outer axes; null where no field is written.</summary>
    internal IReadOnlyList<GribPlanePlan?> Planes { get; init; }

    internal string Name { get; }

    internal IReadOnlyList<int> Shape { get; }

    /// <summary>The number that stands for a missing point, beside NaN.</summary>
    internal double MissingValue { get; }
}
