using System.Collections.Generic;
using EccodesDotNet.Framing;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Headers;

/// <summary>What the headers of one field say, in the terms of a data cube.</summary>
internal sealed record GribHeader
{
    /// <summary>Where the field lies in the file.</summary>
    internal required GribField Field { get; init; }

    internal required GribParameter Parameter { get; init; }

    /// <summary>ecCodes' <c>typeOfLevel</c>; pressure levels in Pa are counted as <c>isobaricInhPa</c>.</summary>
    internal required string LevelType { get; init; }

    internal required GribLevel Level { get; init; }

    /// <summary>The ensemble member, or null outside ensembles.</summary>
    internal required long? Member { get; init; }

    /// <summary>Start of the forecast or time of the analysis, in seconds since 1970.</summary>
    internal required long ReferenceTime { get; init; }

    /// <summary>The time for which the field holds (the end of an interval), in seconds since 1970.</summary>
    internal required long ValidTime { get; init; }

    /// <summary>The calendar of both times.</summary>
    internal required string Calendar { get; init; }

    /// <summary>The step in words, for example <c>6</c> or <c>0-6</c> (hours), <c>15m</c>.</summary>
    internal required string StepRange { get; init; }

    /// <summary>ecCodes' kind of step: <c>instant</c>, <c>accum</c>, <c>avg</c>, ...</summary>
    internal required string StepType { get; init; }

    internal required GribGrid Grid { get; init; }

    internal required string PackingType { get; init; }

    internal required long BitsPerValue { get; init; }

    internal required string Centre { get; init; }

    /// <summary>Whether the header allows for missing points.</summary>
    internal required bool HasMissing { get; init; }

    /// <summary>Whether single precision is too coarse for the values.</summary>
    internal bool NeedsDouble { get; init; }

    /// <summary>What this project noted in the local section, or null for files of other origin.</summary>
    internal GribLocalText? LocalText { get; init; }

    /// <summary>The begin of the interval for which the field holds, in seconds since 1970; null for an
    /// instant.</summary>
    internal long? IntervalStart { get; init; }

    /// <summary>The octets of fields of this kind; dates, pressure and member are those of one of them.</summary>
    internal required GribProduct Product { get; init; }

    /// <summary>What tells variables apart, as a key.</summary>
    internal required string ProductKey { get; init; }

    /// <summary>Where the field lies on axes besides member, time, step and level.</summary>
    internal required IReadOnlyList<GribFurtherAxis> FurtherAxes { get; init; }

    /// <summary>The coefficients of hybrid levels that the headers carry; none where they have none.</summary>
    internal IReadOnlyList<double> VerticalCoordinates { get; init; } = [];

    /// <summary>The number of the field in its file, from 1.</summary>
    internal int Number { get; init; }
}
