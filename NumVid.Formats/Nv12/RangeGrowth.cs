using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12;

/// <summary>Tells when values have outgrown the range on which a variable's bounds rest.</summary>
internal static class RangeGrowth
{
    // Ranges come back from a quotient; only growth that matters is told.
    private const double Noticeable = 1.001;

    /// <summary>A sentence, or null when a bound made of all values would be the one that is kept.</summary>
    internal static string? WarningOf(string variableName, VariableDecisions decisions)
    {
        if (decisions.IsExact || decisions.Bounds.Count == 0)
        {
            return null;
        }

        var terms = QualityTermsParser.Parse(decisions.Quality, codecs: null);
        var range = RangeOf(decisions.Bounds);
        var grown = decisions.Bounds.Count(stream =>
            terms.AbsoluteBoundFor(range, stream.Maximum - stream.Minimum) > stream.Bound * Noticeable);
        var hasPsnrGrown = terms.MeanSquareLimitFor(range) > decisions.MeanSquareBound * Noticeable;
        if (grown == 0 && !hasPsnrGrown)
        {
            return null;
        }

        var whose = terms.LevelRangeFactor.HasValue && decisions.Bounds.Count > 1
            ? $" of {grown} of {decisions.Bounds.Count} streams"
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Variable '{variableName}': the range{whose} has grown since the first data, on which its bounds rest; "
            + $"they stay as they are ({decisions.Quality}).");
    }

    private static double RangeOf(IReadOnlyList<StreamBound> streams) =>
        Math.Min(streams.Max(stream => stream.Maximum) - streams.Min(stream => stream.Minimum), double.MaxValue);
}
