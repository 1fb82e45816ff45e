using System;
using System.Collections.Generic;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Positions;
using NumVid.Formats.Work;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>What all segments of a commit are encoded with.</summary>
/// <param name="Codecs">The codecs.</param>
/// <param name="Candidates">The candidates.</param>
/// <param name="Scheduler">Runs the work.</param>
internal sealed record EncodingContext(ICodecSource Codecs, ICandidateSource Candidates, WorkScheduler Scheduler)
{
    /// <summary>What the values of the variable are nearly, where they are latitudes or longitudes of a grid; otherwise
    /// null.</summary>
    internal PointPositions? Positions { get; init; }

    /// <summary>What encoding takes.</summary>
    internal EncodingCosts Costs { get; } = new();

    /// <summary>What the variables of the commit have settled on so far.</summary>
    internal SharedSearches Shared { get; } = new();

    /// <summary>Finds the planes of a box as the file packed them from which they come, null where they are not packed
    /// so; null where they come from no such file, or it need not be made again.</summary>
    internal Func<Box, IReadOnlyList<PackedField>?>? Packed { get; init; }
}
