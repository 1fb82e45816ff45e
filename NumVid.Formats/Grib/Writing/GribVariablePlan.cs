using System.Collections.Generic;
using NumVid.Formats.Grib.Grids;

namespace NumVid.Formats.Grib.Writing;

/// <summary>How one variable is going to be written.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Grid">Its grid; the shape of each plane.</param>
/// <param name="Planes">One entry for each combination of the outer axes; null where no field is written.</param>
internal sealed record GribVariablePlan(IGribVariable Variable, GribGrid Grid, IReadOnlyList<GribPlanePlan?> Planes);
