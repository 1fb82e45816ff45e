using System;
using System.Numerics;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Frames;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Scaling;
using NumVid.Formats.Nv12.Scaling.Lattices;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>A segment's values scaled to codes and laid out as pictures, before any rate is tried on them.</summary>
/// <param name="Box">The part of the variable.</param>
/// <param name="Plane">The order of the values below.</param>
/// <param name="Geometry">The segment as frames of that plane.</param>
/// <param name="Values">The values.</param>
/// <param name="Special">Which of them are special, or null.</param>
/// <param name="Scale">The line from codes to targets.</param>
/// <param name="Maximum">The largest valid target; the smallest is the scale's minimum.</param>
/// <param name="Limits">How far the values may be off.</param>
/// <param name="ResidualStep">The unit of the residual; 0 when no point has a limit.</param>
/// <param name="Codes">The codes with gaps filled; null when all valid targets are equal.</param>
/// <param name="Picture">Where the codes stand in pictures; null as above.</param>
internal sealed record PreparedSegment<T>(
    Box Box,
    SegmentPlane Plane,
    SegmentGeometry Geometry,
    T[] Values,
    bool[]? Special,
    LinearScale Scale,
    double Maximum,
    ErrorLimits Limits,
    double ResidualStep,
    ushort[]? Codes,
    PictureLayout? Picture)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How the frames follow each other; null where as in the box.</summary>
    internal FrameOrder? Order { get; init; }

    /// <summary>The grid whose numbers base and residual count; null when they make the values themselves.</summary>
    internal RelativeGrid? Grid { get; private init; }

    /// <summary>Whether residual or grid hold a limit at each point.</summary>
    internal bool IsBounded => ResidualStep > 0;

    /// <summary>The largest error of a target in units of the code step; infinity without a limit.</summary>
    internal double BoundInCodes => IsBounded ? ResidualStep / 2 / Scale.Step : double.PositiveInfinity;

    /// <summary>Whether the codes alone hold the limits, when nothing of them is lost.</summary>
    internal bool IsOnGrid { get; private init; }

    /// <summary>Whether the codes are the whole numbers from which the values were unpacked, so that all of them return
    /// bit by bit.</summary>
    internal bool IsOnLattice { get; private init; }

    // The numbers of the values on the grid, or null without one.
    private double[]? Numbers { get; init; }

    /// <summary>Prepares values, or returns null when only direct values can hold them.</summary>
    /// <param name="box">The part of the variable.</param>
    /// <param name="values">Its values, of which some are valid.</param>
    /// <param name="summary">What was seen in them.</param>
    /// <param name="limits">How far they may be off; the limit of the mean is for the caller to check.</param>
    /// <param name="bitDepth">Bits of a code.</param>
    internal static PreparedSegment<T>? TryCreate(
        Box box, T[] values, ValueSummary summary, ErrorLimits limits, int bitDepth)
    {
        if (limits.IsRelative)
        {
            var grid = RelativeGrids.TryCreate<T>(values, summary.Special, limits);
            var numbers = grid?.NumbersOf<T>(values, summary.Special);
            return numbers is null ? null
                : TryScale(box, values, ValueSummary.OfNumbers(numbers, summary.Special), limits, bitDepth, 1,
                    numbers) is { } onGrid
                    ? onGrid with { Grid = grid }
                    : null;
        }

        var step =
            double.IsFinite(limits.Absolute) ? Scaling.ResidualStep.For<T>(limits.Absolute, summary.Magnitude) : 0;
        return step is null ? null : TryScale(box, values, summary, limits, bitDepth, step.Value, null);
    }

    /// <summary>Prepares values that lie on a grid and must return bit by bit, or returns null when 16 bits do not
    /// suffice.</summary>
    /// <param name="box">The part of the variable.</param>
    /// <param name="values">Its values, of which some are valid; what is not on the grid becomes a patch.</param>
    /// <param name="order">How the frames follow each other; null where as in the box.</param>
    /// <param name="summary">What was seen in them.</param>
    /// <param name="step">The step of the grid.</param>
    internal static PreparedSegment<T>? OnGridOf(
        Box box, T[] values, FrameOrder? order, ValueSummary summary, double step) =>
        LinearScales.Grid(summary.Minimum, summary.Maximum, step) is { } scale
            && TryScale(
                box, values, summary, ErrorLimits.Exact, scale.BitDepth, step, null) is { Codes: not null } spread
                ? spread with
                {
                    Order = order,
                    IsOnGrid = true,
                    Scale = scale,
                    Codes = CodesOf(scale, values, null, summary.Special, spread.Geometry),
                }
                : null;

    /// <summary>What base and residual are to make of a point: its value, or its number on the grid.</summary>
    internal double TargetAt(int point) => Numbers is null ? FloatNumbers.Of(Values[point]) : Numbers[point];

    /// <summary>The values rounded to the grid of the limits; what rounding to the type would carry beyond them stays
    /// as it is.</summary>
    internal T[] Rounded()
    {
        var magnitudes = Grid?.Magnitudes();
        var step = GridStep.Below(ResidualStep);
        var rounded = (T[])Values.Clone();
        for (var i = 0; i < rounded.Length; i++)
        {
            if (Special is not null && Special[i])
            {
                continue;
            }

            var value = FloatNumbers.Of(Values[i]);
            var near = magnitudes is null
                ? GridStep.Nearest(Values[i], step)
                : FloatNumbers.As<T>(RelativeGrids.ValueOf(Numbers![i], magnitudes));
            if (Math.Abs(FloatNumbers.Of(near) - value) <= Limits.At(value))
            {
                rounded[i] = near;
            }
        }

        return rounded;
    }

    /// <summary>The same segment with codes so fine that they alone hold the limits; null without a limit, and when 16
    /// bits do not suffice.</summary>
    internal PreparedSegment<T>? OnGrid()
    {
        if (IsOnGrid)
        {
            return this;
        }

        if (Codes is null || !IsBounded)
        {
            return null;
        }

        var grid = LinearScales.Grid(Scale.Minimum, Maximum, ResidualStep);
        if (LatticeScales.Find<T>(Values, Special, grid?.MaxCode ?? ushort.MaxValue) is { } lattice)
        {
            return this with
            {
                IsOnGrid = true,
                IsOnLattice = true,
                Limits = ErrorLimits.Exact,
                Grid = null,
                Numbers = null,
                Scale = lattice,
                Codes = CodesOf(lattice, Values, null, Special, Geometry),
            };
        }

        if (grid is not { } scale)
        {
            return null;
        }

        var geometry = SegmentGeometry.Of(Box);
        return this with { IsOnGrid = true, Scale = scale, Codes = CodesOf(scale, Values, Numbers, Special, geometry) };
    }

    /// <summary>The same segment in a plane.</summary>
    internal PreparedSegment<T> In(SegmentPlane plane) => plane == Plane || Codes is null ? this : this with
    {
        Plane = plane,
        Geometry = Geometry.Exchanged,
        Values = Geometry.Exchange(Values),
        Numbers = Numbers is null ? null : Geometry.Exchange(Numbers),
        Special = Special is null ? null : Geometry.Exchange(Special),
        Codes = Geometry.Exchange(Codes),
        Picture = PictureLayouts.Choose(Geometry.Exchanged),
    };

    /// <summary>Bands of rows from all over some frames: enough to compare rates on. This itself when small.</summary>
    /// <param name="maxValues">About how many values to take.</param>
    /// <param name="maxFrames">Of at most so many frames.</param>
    internal PreparedSegment<T> Sample(int maxValues, int maxFrames)
    {
        if (Codes is null || Values.Length <= 2 * maxValues)
        {
            return this;
        }

        return Take(SampleBlock.Of(Geometry, maxValues, maxFrames));
    }

    /// <summary>The same for codecs of pictures: bands that are high.</summary>
    internal PreparedSegment<T> PictureSample(int maxValues, int maxFrames) =>
        Codes is null || Values.Length <= 2 * maxValues ? this
        : Take(SampleBlock.OfPictures(Geometry, maxValues, maxFrames));

    private PreparedSegment<T> Take(SampleBlock block)
    {
        var special = Special is null ? null : block.Take<bool>(Special);
        return this with
        {
            Geometry = block.Geometry,
            Values = block.Take<T>(Values),
            Numbers = Numbers is null ? null : block.Take<double>(Numbers),
            Special = special is not null && special.AsSpan().Contains(true) ? special : null,
            Codes = block.Take<ushort>(Codes),
            Picture = PictureLayouts.Choose(block.Geometry),
        };
    }

    private static PreparedSegment<T>? TryScale(
        Box box, T[] values, ValueSummary targets, ErrorLimits limits, int bitDepth, double residualStep,
        double[]? numbers)
    {
        if (LinearScales.Spread(targets.Minimum, targets.Maximum, bitDepth) is not { } scale)
        {
            return null;
        }

        var geometry = SegmentGeometry.Of(box);
        var codes = scale.Step > 0 ? CodesOf(scale, values, numbers, targets.Special, geometry) : null;
        return new PreparedSegment<T>(
            box, SegmentPlane.RowColumn, geometry, values, targets.Special, scale, targets.Maximum, limits,
            residualStep,
            codes, codes is null ? null : PictureLayouts.Choose(geometry))
        {
            Numbers = numbers,
        };
    }

    private static ushort[] CodesOf(
        LinearScale scale, T[] values, double[]? numbers, bool[]? special, SegmentGeometry geometry)
    {
        var codes = numbers is null ? scale.Quantise<T>(values, special) : scale.Quantise<double>(numbers, special);
        if (special is not null)
        {
            GapFiller.Fill(codes, special, geometry, scale.MaxCode);
        }

        return codes;
    }
}
