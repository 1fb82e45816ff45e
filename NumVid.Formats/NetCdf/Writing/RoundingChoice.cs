using System;
using System.Collections.Generic;
using System.Numerics;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Conventions;
using NumVid.Formats.NetCdf.Options;

namespace NumVid.Formats.NetCdf.Writing;

/// <summary>Chooses how the values of a field are rounded: as asked for, or by the fewest bits that keep a bound.</summary>
internal static class RoundingChoice
{
    private const int LowestRank = 2;
    private const int SingleBits = 23;
    private const int DoubleBits = 52;

    /// <summary>Chooses the rounding of a variable; null where its values stay as they are.</summary>
    /// <param name="plan">The variable.</param>
    /// <param name="options">How fields are to be rounded.</param>
    /// <param name="blocks">All values of it.</param>
    /// <exception cref="UnsupportedDataException">The quality asks for what rounding cannot promise.</exception>
    internal static ValueRounding? Choose(NetCdfVariablePlan plan, NetCdfOptions options, Func<IEnumerable<Array>> blocks)
    {
        if (options.Quantise is not { } asked || plan.IsCoordinate || plan.IsEmpty || plan.Shape.Length < LowestRank || !ExactNumbers.IsFloating(plan.SdsType))
        {
            return null;
        }

        return asked.Mode == Quantise.Granular ? new GranularRounding(asked.Number!.Value)
            : asked.Number is { } bits ? new BitRounding(bits)
            : ByBound(plan, options, blocks());
    }

    private static BitRounding? ByBound(NetCdfVariablePlan plan, NetCdfOptions options, IEnumerable<Array> blocks)
    {
        var terms = options.Quality!.TermsFor(plan.Name);
        if (terms.IsLossless)
        {
            return null;
        }

        if (terms is { AbsoluteBound: null, RangeFactor: null, RelativeFactor: null } or { LevelRangeFactor: not null } or { PeakSignalToNoiseRatio: not null }
            or { Preset: not null })
        {
            throw new UnsupportedDataException($"The quality '{terms}' of '{plan.Name}' cannot be kept by rounding bits, which knows 'abs=', 'range=', 'rel=' and 'lossless'; 'default:' says what variables without a clause get.");
        }

        var (minimum, maximum) = RangeOf(blocks);
        var absolute = Math.Min(terms.AbsoluteBound ?? double.PositiveInfinity, terms.RangeFactor * (maximum - minimum) ?? double.PositiveInfinity);
        var relative = terms.RelativeFactor ?? double.PositiveInfinity;
        var all = plan.SdsType == typeof(float) ? SingleBits : DoubleBits;
        var magnitude = Math.Max(Math.Abs(minimum), Math.Abs(maximum));
        if (minimum > maximum || magnitude == 0 || absolute == 0)
        {
            return null;
        }

        // The error is at most 2^-(bits + 1) of the power of two below a value.
        var forAbsolute = double.IsFinite(absolute) ? Math.ILogB(magnitude) - Math.Log2(absolute) - 1 : 0;
        var forRelative = double.IsFinite(relative) ? -Math.Log2(relative) - 1 : 0;
        var bits = (int)Math.Clamp(Math.Ceiling(Math.Max(forAbsolute, forRelative)), 1, all);
        return bits == all ? null : new BitRounding(bits) { AbsoluteLimit = absolute, RelativeLimit = relative };
    }

    private static (double Minimum, double Maximum) RangeOf(IEnumerable<Array> blocks)
    {
        var range = (Minimum: double.PositiveInfinity, Maximum: double.NegativeInfinity);
        foreach (var block in blocks)
        {
            range = block.GetType().GetElementType() == typeof(float)
                ? Widen(range, ArraySpan.Of<float>(block))
                : Widen(range, ArraySpan.Of<double>(block));
        }

        return range;
    }

    private static (double Minimum, double Maximum) Widen<T>((double Minimum, double Maximum) range, ReadOnlySpan<T> values)
        where T : IBinaryFloatingPointIeee754<T>
    {
        foreach (var item in values)
        {
            if (T.IsFinite(item))
            {
                var value = double.CreateTruncating(item);
                range = (Math.Min(range.Minimum, value), Math.Max(range.Maximum, value));
            }
        }

        return range;
    }
}
