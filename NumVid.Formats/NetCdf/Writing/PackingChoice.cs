using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Numerics.Tensors;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Conventions;
using NumVid.Formats.NetCdf.Options;
using NumVid.Formats.Quality;

namespace NumVid.Formats.NetCdf.Writing;

/// <summary>Chooses scale and offset of a packed variable from the range of its values, or from a bound.</summary>
internal static class PackingChoice
{
    private const int LowestRank = 2;

    /// <summary>Whether a variable is packed: a float field without a missing value of its own.</summary>
    /// <exception cref="UnsupportedDataException">It would not come back in its type.</exception>
    internal static bool IsPacked(NetCdfVariablePlan plan, NetCdfOptions options)
    {
        if (options.Pack is null || plan.IsCoordinate || plan.Shape.Length < LowestRank || plan.IsEmpty || !ExactNumbers.IsFloating(plan.SdsType)
            || QualityOf(plan, options)?.IsLossless == true)
        {
            return false;
        }

        var missing = plan.Attributes.FirstOrDefault(attribute => attribute.Key == CfNames.SdsMissingValue).Value;
        return missing is null || ExactNumbers.IsNaN(missing)
            ? true
            : throw new UnsupportedDataException($"'{plan.Name}' marks missing values by {missing}; only NaN can be packed.");
    }

    /// <summary>Chooses the packing.</summary>
    /// <param name="plan">The variable.</param>
    /// <param name="options">How it is to be packed.</param>
    /// <param name="blocks">All values of it, of float.</param>
    /// <exception cref="UnsupportedDataException">There are infinite values, or the bound needs more numbers than the type has.</exception>
    internal static PackedForm Choose(NetCdfVariablePlan plan, NetCdfOptions options, IEnumerable<Array> blocks)
    {
        var (minimum, maximum) = plan.SdsType == typeof(double) ? RangeOf<double>(plan, blocks) : RangeOf<float>(plan, blocks);
        if (minimum > maximum)
        {
            return new(options.Pack!.Value, 1, 0);
        }

        var range = maximum - minimum;
        var offset = minimum + (range / 2);
        var steps = 2.0 * PackedForm.LargestOf(options.Pack!.Value);
        var step = StepOf(plan, options, range, Math.Max(Math.Abs(minimum), Math.Abs(maximum)));
        if (PresentForm(plan, options) is { } present && present.Covers(minimum) && present.Covers(maximum) && !(step < present.Scale))
        {
            return present;
        }

        if (range / step > steps)
        {
            throw new UnsupportedDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{plan.Name}' spans {range:G6}, which takes {range / step:F0} steps of twice the bound; {options.Pack.Value} has {steps}. Take a larger bound, or do not pack."));
        }

        // A constant field is its offset, whatever the scale.
        var scale = step ?? range / steps;
        return new(options.Pack.Value, scale > 0 ? scale : 1, offset);
    }

    // Values that are packed already stay as they are only on the same steps.
    private static PackedForm? PresentForm(NetCdfVariablePlan plan, NetCdfOptions options) =>
        plan.Old is { Stored: var stored } && stored.Type == options.Pack && CfPacking.Of(stored, []) is { } packing
            ? new(stored.Type, packing.Scale, packing.Offset)
            : null;

    // Twice the bound, less what rounding to the variable's type adds at the largest value.
    private static double? StepOf(NetCdfVariablePlan plan, NetCdfOptions options, double range, double magnitude)
    {
        if (QualityOf(plan, options) is not { } terms)
        {
            return null;
        }

        if (terms is { AbsoluteBound: null, RangeFactor: null } or { LevelRangeFactor: not null } or { RelativeFactor: not null }
            or { PeakSignalToNoiseRatio: not null } or { Preset: not null })
        {
            throw new UnsupportedDataException($"The quality '{terms}' of '{plan.Name}' cannot be kept by packing, which knows 'abs=' and 'range='.");
        }

        var bound = Math.Min(terms.AbsoluteBound ?? double.PositiveInfinity, terms.RangeFactor * range ?? double.PositiveInfinity);
        var (rounding, type) = plan.SdsType == typeof(double) ? ((Math.BitIncrement(magnitude) - magnitude) / 2, "float64")
            : ((MathF.BitIncrement((float)magnitude) - (float)magnitude) / 2.0, "float32");
        return range == 0 ? null
            : bound > rounding ? 2 * (bound - rounding)
            : throw new UnsupportedDataException(string.Create(
                CultureInfo.InvariantCulture, $"The bound {bound:R} of '{plan.Name}' is below the resolution of {type} at {magnitude:R}."));
    }

    private static QualityTerms? QualityOf(NetCdfVariablePlan plan, NetCdfOptions options) =>
        options.Quality?.Resolve(plan.Name).Terms is { } terms && terms != QualityTerms.Default ? terms : null;

    private static (double Minimum, double Maximum) RangeOf<T>(NetCdfVariablePlan plan, IEnumerable<Array> blocks)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (minimum, maximum) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var block in blocks)
        {
            var values = ArraySpan.Of<T>(block);
            if (TensorPrimitives.IsFiniteAll<T>(values))
            {
                minimum = Math.Min(minimum, double.CreateTruncating(TensorPrimitives.Min<T>(values)));
                maximum = Math.Max(maximum, double.CreateTruncating(TensorPrimitives.Max<T>(values)));
                continue;
            }

            foreach (var narrow in values)
            {
                var value = double.CreateTruncating(narrow);
                if (double.IsInfinity(value))
                {
                    throw new UnsupportedDataException($"'{plan.Name}' has infinite values, for which packed numbers have no code.");
                }

                // NaN is smaller and larger than nothing.
                minimum = value < minimum ? value : minimum;
                maximum = value > maximum ? value : maximum;
            }
        }

        return (minimum, maximum);
    }
}
