using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Packing;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Says for each plane of a variable how exactly it is packed.</summary>
internal sealed class GribPrecisionPlan
{
    private readonly int? _bits;
    private readonly double _bound;
    private readonly IReadOnlyDictionary<int, double> _streamBounds;
    private readonly bool _isDouble;
    private readonly bool _isNoted;

    private GribPrecisionPlan(
        int? bits, double bound, IReadOnlyDictionary<int, double> streamBounds, bool isDouble, bool isNoted)
    {
        _bits = bits;
        _bound = bound;
        _streamBounds = streamBounds;
        _isDouble = isDouble;
        _isNoted = isNoted;
    }

    /// <summary>Plans a variable; where the bound depends on its range, all its data are read.</summary>
    /// <exception cref="UnsupportedDataException">The quality asks for what GRIB has no way to promise.</exception>
    internal static GribPrecisionPlan Create(GribVariablePlan variable, GribOptions options)
    {
        var noted = FindNotedType(variable);
        var isDouble = noted ?? variable.Variable.ElementType == typeof(double);
        var isNoted = noted is not null;
        if (options.Quality is not { } quality)
        {
            return new GribPrecisionPlan(options.BitsPerValue, 0, new Dictionary<int, double>(), isDouble, isNoted);
        }

        var terms = quality.Resolve(variable.Name).Terms;
        Require(terms, variable.Name);
        if (terms.IsLossless)
        {
            return new GribPrecisionPlan(null, 0, new Dictionary<int, double>(), isDouble, isNoted);
        }

        var ranges = terms.RangeFactor is null && terms.LevelRangeFactor is null ? [] : MeasureStreams(variable);
        var variableRange = ranges.Values.Select(range => range.Maximum).DefaultIfEmpty()
            .Max() - ranges.Values.Select(range => range.Minimum).DefaultIfEmpty().Min();
        return new GribPrecisionPlan(
            null,
            terms.AbsoluteBoundFor(variableRange, double.PositiveInfinity) ?? double.PositiveInfinity,
            ranges.ToDictionary(pair => pair.Key, pair =>
                terms.AbsoluteBoundFor(variableRange, pair.Value.Maximum - pair.Value.Minimum) ?? 0),
            isDouble,
            isNoted);
    }

    /// <summary>The precision of a plane.</summary>
    /// <param name="stream">The stream (level, member) that it belongs to.</param>
    internal GribPrecision Get(int stream) =>
        new(_bits, _streamBounds.TryGetValue(stream, out var bound) ? bound : _bound, _isDouble, _isNoted);

    private static void Require(QualityTerms terms, string variable)
    {
        var plain = new QualityTerms
        {
            AbsoluteBound = terms.AbsoluteBound,
            RangeFactor = terms.RangeFactor,
            LevelRangeFactor = terms.LevelRangeFactor,
            IsLossless = terms.IsLossless,
        };
        if (terms != plain)
        {
            throw new UnsupportedDataException($"GRIB cannot promise 'quality={terms}' for '{variable}'; it takes "
                + $"abs=V, range=V, levelrange=V and lossless.");
        }
    }

    // Files say so beside the name of variables that never were GRIB; for others it follows from the packing.
    private static bool? FindNotedType(GribVariablePlan variable) =>
        variable.Planes.FirstOrDefault(plane => plane?.Header is not null)?.Header is { } header
        && GribLocalText.TryParse(header.LocalSection, out var text) && text["axes"] is not null
            ? text["type"] == "double" : null;

    private static Dictionary<int, GribFieldRange> MeasureStreams(GribVariablePlan variable)
    {
        var ranges = new ConcurrentDictionary<int, GribFieldRange>();
        Parallel.For(0, variable.Planes.Count, plane =>
        {
            if (variable.Planes[plane] is { } planned)
            {
                var range = GribFieldRange.Of(GribPlaneReader.Read(variable, plane, planned.Grid));
                if (range.ValidCount > 0)
                {
                    ranges.AddOrUpdate(variable.GetStream(plane), range, (_, other) => other with
                    {
                        Minimum = Math.Min(other.Minimum, range.Minimum),
                        Maximum = Math.Max(other.Maximum, range.Maximum),
                    });
                }
            }
        });
        return new Dictionary<int, GribFieldRange>(ranges);
    }
}
