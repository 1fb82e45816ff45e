using System;
using System.Numerics;
using NumVid.Formats.Nv12.Scaling;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12.Coding;

/// <summary>A segment's values scaled to codes and laid out as pictures, before any rate is tried on them.</summary>
/// <param name="Box">The part of the variable.</param>
/// <param name="Plane">The order of the values below.</param>
/// <param name="Geometry">The segment as frames of that plane.</param>
/// <param name="Values">The values.</param>
/// <param name="Special">Which of them are special, or null.</param>
/// <param name="Scale">The line from codes to values.</param>
/// <param name="Maximum">The largest valid value; the smallest is the scale's minimum.</param>
/// <param name="Bound">The largest allowed error, or null when nothing is guaranteed.</param>
/// <param name="ResidualStep">The unit of the residual; 0 without a bound.</param>
/// <param name="Codes">The codes with gaps filled; null when all valid values are equal.</param>
/// <param name="Picture">Where the codes stand in pictures; null as above.</param>
internal sealed record PreparedSegment<T>(
    Box Box,
    SegmentPlane Plane,
    SegmentGeometry Geometry,
    T[] Values,
    bool[]? Special,
    LinearScale Scale,
    double Maximum,
    double? Bound,
    double ResidualStep,
    ushort[]? Codes,
    PictureLayout? Picture)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The bound in units of the code step; infinity without a bound.</summary>
    internal double BoundInCodes => Bound / Scale.Step ?? double.PositiveInfinity;

    /// <summary>Prepares values, or returns null when only exact coding can hold them.</summary>
    /// <param name="box">The part of the variable.</param>
    /// <param name="values">Its values, of which some are valid.</param>
    /// <param name="summary">What was seen in them.</param>
    /// <param name="bound">The bound, or null.</param>
    /// <param name="bitDepth">Bits of a code.</param>
    internal static PreparedSegment<T>? TryCreate(Box box, T[] values, ValueSummary summary, double? bound, int bitDepth)
    {
        var step = bound is { } limit ? Scaling.ResidualStep.For<T>(limit, summary.Magnitude) : 0;
        if (step is null || LinearScale.Spread(summary.Minimum, summary.Maximum, bitDepth) is not { } scale)
        {
            return null;
        }

        var geometry = SegmentGeometry.Of(box);
        ushort[]? codes = null;
        PictureLayout? picture = null;
        if (scale.Step > 0)
        {
            codes = CodesOf(scale, values, summary.Special, geometry);
            picture = PictureLayout.Choose(geometry);
        }

        return new PreparedSegment<T>(box, SegmentPlane.RowColumn, geometry, values, summary.Special, scale, summary.Maximum, bound, step.Value, codes, picture);
    }

    /// <summary>Whether the codes alone hold the bound, when nothing of them is lost.</summary>
    internal bool IsOnGrid { get; private init; }

    /// <summary>The same segment with codes so fine that they alone hold the bound; null without a bound, and when 16 bits
    /// do not suffice.</summary>
    internal PreparedSegment<T>? OnGrid() =>
        Codes is not null && Bound is not null && LinearScale.Grid(Scale.Minimum, Maximum, ResidualStep) is { } scale
            ? this with { IsOnGrid = true, Scale = scale, Codes = CodesOf(scale, Values, Special, Geometry) }
            : null;

    /// <summary>The same segment in a plane.</summary>
    internal PreparedSegment<T> In(SegmentPlane plane) => plane == Plane || Codes is null ? this : this with
    {
        Plane = plane,
        Geometry = Geometry.Exchanged,
        Values = Geometry.Exchange(Values),
        Special = Special is null ? null : Geometry.Exchange(Special),
        Codes = Geometry.Exchange(Codes),
        Picture = PictureLayout.Choose(Geometry.Exchanged),
    };

    /// <summary>The first frames, or a band of rows of the first one: enough to compare rates on. This itself when small.</summary>
    /// <param name="maxValues">About how many values to take.</param>
    internal PreparedSegment<T> Sample(int maxValues)
    {
        if (Codes is null || Values.Length <= 2 * maxValues)
        {
            return this;
        }

        var frameValues = Geometry.Rows * Geometry.Columns;
        var rows = frameValues <= maxValues ? Geometry.Rows : Math.Max(1, maxValues / Geometry.Columns);
        var frames = Math.Max(1, maxValues / frameValues);
        var geometry = new SegmentGeometry(frames, rows, Geometry.Columns);
        var start = (Geometry.Rows - rows) / 2 * Geometry.Columns;
        var range = new Range(start, start + geometry.Count);
        return this with
        {
            Geometry = geometry,
            Values = Values[range],
            Special = Special?[range],
            Codes = Codes[range],
            Picture = PictureLayout.Choose(geometry),
        };
    }

    private static ushort[] CodesOf(LinearScale scale, T[] values, bool[]? special, SegmentGeometry geometry)
    {
        var codes = scale.Quantise<T>(values, special);
        if (special is not null)
        {
            GapFiller.Fill(codes, special, geometry, scale.MaxCode);
        }

        return codes;
    }
}
