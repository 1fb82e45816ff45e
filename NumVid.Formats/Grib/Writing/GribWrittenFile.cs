using System.Collections.Generic;

namespace NumVid.Formats.Grib.Writing;

/// <summary>A file that is complete under a temporary name.</summary>
/// <param name="TemporaryPath">The name, in the folder of the final one.</param>
/// <param name="Variables">What it holds.</param>
/// <param name="Fields">The variable and plane of each of its fields, in the order of the file.</param>
internal sealed record GribWrittenFile(
    string TemporaryPath, IReadOnlyList<GribVariablePlan> Variables, IReadOnlyList<(
        GribVariablePlan Variable, int Plane)> Fields);
