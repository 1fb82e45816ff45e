using System.Collections.Generic;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>Fields whose values are read at once.</summary>
/// <param name="Variable">The name of their variable.</param>
/// <param name="Origin">Where the box of values begins.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Fields">The fields, and which plane of the box each has.</param>
internal sealed record GribFieldGroup(
    string Variable, int[] Origin, int[] Shape, IReadOnlyList<(GribRestoredField Field, int Place)> Fields);
