using System;
using System.Linq;
using EccodesDotNet;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Which points the rows of a reduced grid have.</summary>
internal sealed class GribReducedRows
{
    private const double FullCircle = 360;

    // Headers round to millionths of a degree, in edition 1 to thousandths; first the narrower.
    private static readonly double[] s_tolerances = [1.5e-6, 1e-9, 1e-5, 6e-4];

    private readonly long[] _onCircle;
    private readonly (long First, long Length)[]? _parts;
    private readonly double _first;
    private readonly double _span;

    private GribReducedRows(long[] onCircle, (long First, long Length)[]? parts, double first, double span)
    {
        _onCircle = onCircle;
        _parts = parts;
        _first = first;
        _span = span;
    }

    /// <summary>Finds out what the numbers of points mean.</summary>
    /// <param name="message">The headers.</param>
    /// <param name="numbers">What they say of each row.</param>
    /// <param name="count">All points.</param>
    /// <returns>Null when they do not fit.</returns>
    /// <remarks>They are the points that are there, spread over the whole circle or from the first to the last
    /// longitude, or those of a whole circle, of which a part is there.</remarks>
    internal static GribReducedRows? Read(GribMessage message, long[] numbers, int count)
    {
        var first = message.GetDouble("longitudeOfFirstGridPointInDegrees");
        var last = message.GetDouble("longitudeOfLastGridPointInDegrees");
        if (message.TryGetInt64("iScansNegatively", out var isWestward) && isWestward == 1)
        {
            (first, last) = (last, first);
        }

        if (!(Math.Abs(first) <= 2 * FullCircle && Math.Abs(last) <= 2 * FullCircle))
        {
            return null;
        }

        var span = last - first;
        span -= FullCircle * Math.Floor(span / FullCircle);
        if (numbers.Sum() == count)
        {
            return new(numbers, null, first, IsWhole(span, numbers.Max()) ? FullCircle : span);
        }

        foreach (var tolerance in s_tolerances)
        {
            var parts = Array.ConvertAll(numbers, number => FindPart(number, first, span, tolerance));
            if (parts.Sum(part => part.Length) == count)
            {
                return new(numbers, parts, first, FullCircle);
            }
        }

        return null;
    }

    /// <summary>The points of a row.</summary>
    internal long GetLength(int row) => _parts?[row].Length ?? _onCircle[row];

    /// <summary>Where the n-th point of a row is, counted eastward; in any turn.</summary>
    internal double GetLongitude(int row, long number)
    {
        var points = _onCircle[row];
        return _parts is not null ? (_parts[row].First + number) * FullCircle / points
            : _span == FullCircle ? _first + (number * FullCircle / points)
            : points == 1 ? _first
            : _first + (number * _span / (points - 1));
    }

    // The next point after the last one would be the first again, in the longest row.
    private static bool IsWhole(double span, long longest)
    {
        const double Tolerance = 0.25;
        return longest > 0 && span >= FullCircle - ((1 + Tolerance) * FullCircle / longest);
    }

    // The multiples of a row's spacing from the first longitude to the last one.
    private static (long First, long Length) FindPart(long number, double first, double span, double tolerance)
    {
        var spacing = FullCircle / Math.Max(1, number);
        var start = (long)Math.Ceiling((first - tolerance) / spacing);
        var end = (long)Math.Floor((first + span + tolerance) / spacing);
        return (start, Math.Clamp(end - start + 1, 0, number));
    }
}
