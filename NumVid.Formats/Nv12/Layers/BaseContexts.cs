using System;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>What the decoded base around a point says of its residual, as classes.</summary>
/// <remarks>Whole numbers only: the base counts in sixteenths of a residual step. All of the base is known before the
/// first residual, so what lies right, below and in the frame after counts as well; at the edges the nearest point of
/// the frame does. Not thread-safe.</remarks>
internal sealed class BaseContexts
{
    /// <summary>Classes of a signed magnitude.</summary>
    internal const int SignedClasses = 25;

    /// <summary>Classes of how far the base is from its smallest or its largest code.</summary>
    internal const int EndClasses = 64;

    private const int Zero = 12;
    private const double Most = 1 << 24;

    private readonly ushort[] _codes;
    private readonly SegmentGeometry _geometry;
    private readonly int[] _parts;

    private int _frame;
    private int _before;
    private int _after;
    private int _above;
    private int _below;

    /// <summary>Takes over a base.</summary>
    /// <param name="codes">Its codes, one a point in order.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="codeCount">How many codes there can be.</param>
    /// <param name="stepsOfCode">A code as a multiple of the residual step.</param>
    internal BaseContexts(ushort[] codes, SegmentGeometry geometry, int codeCount, double stepsOfCode)
    {
        (_codes, _geometry) = (codes, geometry);
        _parts = new int[codeCount];
        for (var code = 0; code < codeCount; code++)
        {
            var part = code * stepsOfCode * 16;
            _parts[code] = part is >= 0 and < Most ? (int)part : (int)Most;
        }
    }

    /// <summary>How much the base bends: four times the base less the mean of the four neighbours, in 64ths.</summary>
    internal int Bend { get; private set; }

    /// <summary>How steep it is, in sixteenths.</summary>
    internal int Slope { get; private set; }

    /// <summary>How much it bends in time: in 32nds.</summary>
    internal int BendInTime { get; private set; }

    /// <summary>How much it changes in time, in sixteenths.</summary>
    internal int Change { get; private set; }

    /// <summary>How near the base is to its smallest or largest code, 0 to 63.</summary>
    internal int End { get; private set; }

    /// <summary>Goes to a row.</summary>
    internal void BeginRow(int frame, int row)
    {
        var (rows, columns) = (_geometry.Rows, _geometry.Columns);
        _frame = frame * rows * columns;
        _before = _frame - ((frame > 0 ? 1 : 0) * rows * columns) + (row * columns);
        _after = _frame + ((frame < _geometry.Frames - 1 ? 1 : 0) * rows * columns) + (row * columns);
        _above = _frame + (Math.Max(row - 1, 0) * columns);
        _below = _frame + (Math.Min(row + 1, rows - 1) * columns);
        _frame += row * columns;
    }

    /// <summary>Looks at a point of the row.</summary>
    internal void MoveTo(int column)
    {
        var here = PartAt(_frame + column);
        var west = PartAt(_frame + (column > 0 ? column - 1 : column));
        var east = PartAt(_frame + (column < _geometry.Columns - 1 ? column + 1 : column));
        var (north, south) = (PartAt(_above + column), PartAt(_below + column));
        var (before, after) = (PartAt(_before + column), PartAt(_after + column));
        Bend = (4 * here) - west - east - north - south;
        Slope = Math.Abs(east - west) + Math.Abs(south - north);
        BendInTime = (2 * here) - before - after;
        Change = Math.Abs(here - before) + Math.Abs(after - here);
        var fromTop = _parts[^1] - here;
        End = fromTop < here ? (EndClasses / 2) + ClassOf(4L * fromTop, (EndClasses / 2) - 1)
            : ClassOf(4L * here, (EndClasses / 2) - 1);
    }

    /// <summary>The class of a magnitude in sixteenths, at most so much.</summary>
    internal static int ClassOf(long sixteenths, int most) =>
        Magnitudes.AtMost(Magnitudes.ClassOfSixteenths((int)Math.Min(sixteenths, 1 << 26)), most);

    /// <summary>The class of a signed number in sixteenths, 0 to 24.</summary>
    internal static int SignedClassOf(long sixteenths) =>
        sixteenths < 0 ? Zero - ClassOf(-sixteenths, Zero) : Zero + ClassOf(sixteenths, Zero);

    private int PartAt(int point) => _parts[_codes[point]];
}
