using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Cubes;

/// <summary>Fields that form one variable: the values of each axis, and the field of each plane.</summary>
internal sealed record GribCube
{
    /// <summary>The variable's name, set when all cubes of the file are known.</summary>
    internal string Name { get; init; } = "";

    /// <summary>The header of the first field present; what all fields share can be read here.</summary>
    internal required GribHeader First { get; init; }

    internal required GribGrid Grid { get; init; }

    /// <summary>Ascending members; a single null outside ensembles.</summary>
    internal required IReadOnlyList<long?> Members { get; init; }

    /// <summary>Axes of percentiles, thresholds and the like, each with its ascending places.</summary>
    internal required IReadOnlyList<(string Name, IReadOnlyList<GribPlace> Places)> FurtherAxes { get; init; }

    /// <summary>Ascending times in seconds since 1970: valid times, or reference times when <see cref="Steps"/> is
    /// used.</summary>
    internal required IReadOnlyList<long> Times { get; init; }

    /// <summary>Ascending steps in seconds when times are reference times, else null.</summary>
    internal required IReadOnlyList<long>? Steps { get; init; }

    /// <summary>Where the interval begins that ends at each step, or at each time where there are no steps; null for
    /// instants.</summary>
    internal required IReadOnlyList<long>? IntervalStarts { get; init; }

    /// <summary>Levels in the order of the file's first run through them.</summary>
    internal required IReadOnlyList<GribLevel> Levels { get; init; }

    /// <summary>The field of each plane, members slowest, then further axes, times, steps, levels; null where the file
    /// has none.</summary>
    internal required IReadOnlyList<GribHeader?> Planes { get; init; }

    /// <summary>What tells this cube from others that agree in all that tells variables apart, for its name; may be
    /// empty.</summary>
    internal string Suffix { get; init; } = "";

    /// <summary>Whether the values come in double precision: what the writer noted, else what any of the fields
    /// needs.</summary>
    internal bool IsDouble => First.LocalText is { } noted && noted["axes"] is not null
        ? noted["type"] == "double" : Planes.Any(plane => plane?.NeedsDouble == true);

    /// <summary>The planes for which the file has no field.</summary>
    internal int HoleCount
    {
        get
        {
            var count = 0;
            foreach (var plane in Planes)
            {
                count += plane is null ? 1 : 0;
            }

            return count;
        }
    }
}
