using System;
using System.Collections.Generic;
using EccodesDotNet.Framing;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Storage;

namespace NumVid.Formats.Grib.Writing;

/// <summary>A variable of a GRIB dataset as the writer sees it during a commit, whatever its type.</summary>
internal interface IGribVariable
{
    /// <summary>The name as it will be.</summary>
    string RecentName { get; }

    /// <summary>The names of the axes.</summary>
    string[] DimensionNames { get; }

    /// <summary>The type of the elements.</summary>
    Type ElementType { get; }

    /// <summary>The shape as it will be.</summary>
    int[] RecentShape { get; }

    /// <summary>The attributes as they will be.</summary>
    IReadOnlyDictionary<string, object?> RecentAttributes { get; }

    /// <summary>The data committed before.</summary>
    GribStore Store { get; }

    /// <summary>The boxes that this commit writes; empty when it writes none.</summary>
    IReadOnlyList<(int[] Origin, int[] Shape)> WrittenBoxes { get; }

    /// <summary>Reads a box of the data as they will be.</summary>
    Array ReadRecent(int[] origin, int[] shape);

    /// <summary>Takes into memory what the commit left out of the file and could only be read while it
    /// lasted.</summary>
    void HoldPromised();

    /// <summary>Makes a written file the place of the data.</summary>
    void MoveToFile(string path, GribSource source, (GribField? Field, GribGrid Grid)[] planes);
}
