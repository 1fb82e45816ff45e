using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>What the decoded base around the points of a row says of their residuals, as contexts.</summary>
/// <remarks>
/// <para>All of the base is known before the first residual, so what lies right, below and in the frame after counts as
/// well, and a row is looked at in one go, eight points at a time; at the edges the nearest point of the frame
/// does.</para>
/// <para>Bounds: rows of the base have a point more at left, and as many at right as eight lanes and the neighbour
/// need; contexts are stored for whole eights. Not thread-safe.</para>
/// </remarks>
internal sealed unsafe class BaseRow
{
    private const int Lanes = 8;
    private const int MostSlope = ResidualTables.WeightSlopes - 1;
    private const int MostChange = (2 * ResidualTables.ChangeClasses) - 1;
    private const int MostEnd = (ResidualTables.EndClasses / 2) - 1;

    private readonly BaseContexts _base;
    private readonly SegmentGeometry _geometry;
    private readonly AlignedMemory<int> _parts;
    private readonly AlignedMemory<int> _contexts;
    private readonly int _stride;

    private int* _above;
    private int* _here;
    private int* _below;

    /// <summary>Looks at a base.</summary>
    internal BaseRow(ModelMemory memory, BaseContexts surroundings)
    {
        (_base, _geometry) = (surroundings, surroundings.Geometry);
        var width = (_geometry.Columns + Lanes - 1) & -Lanes;
        _stride = width + (2 * Lanes);
        _parts = new AlignedMemory<int>(memory, 5L * _stride);
        _contexts = new AlignedMemory<int>(memory, 4L * width);
        Slopes = _contexts.Start;
        ByBends = Slopes + width;
        Changes = ByBends + width;
        ByEnd = Changes + width;
        _above = _parts.Start + Lanes;
        _here = _above + _stride;
        _below = _here + _stride;
    }

    /// <summary>The class of how steep it is, of each point.</summary>
    internal int* Slopes { get; }

    /// <summary>The context of how it bends.</summary>
    internal int* ByBends { get; }

    /// <summary>The class of how it changes in time.</summary>
    internal int* Changes { get; }

    /// <summary>The context of how near it is to an end.</summary>
    internal int* ByEnd { get; }

    /// <summary>Looks at a row; those of a frame come one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void MoveTo(int frame, int row)
    {
        if (row == 0)
        {
            Read(frame, 0, _above);
            Read(frame, 0, _here);
        }
        else
        {
            var free = _above;
            _above = _here;
            _here = _below;
            _below = free;
        }

        var before = _parts.Start + Lanes + (3 * _stride);
        var after = before + _stride;
        Read(frame, Math.Min(row + 1, _geometry.Rows - 1), _below);
        Read(Math.Max(frame - 1, 0), row, before);
        Read(Math.Min(frame + 1, _geometry.Frames - 1), row, after);
        for (var column = 0; column < _geometry.Columns; column += Lanes)
        {
            Classify(column, Vector256.Load(before + column), Vector256.Load(after + column));
        }
    }

    private void Read(int frame, int row, int* target)
    {
        var columns = _geometry.Columns;
        _base.Read(((frame * _geometry.Rows) + row) * columns, new Span<int>(target, columns));
        target[-1] = target[0];
        target[columns] = target[columns - 1];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Classify(int column, Vector256<int> before, Vector256<int> after)
    {
        var here = Vector256.Load(_here + column);
        var (west, east) = (Vector256.Load(_here + column - 1), Vector256.Load(_here + column + 1));
        var (north, south) = (Vector256.Load(_above + column), Vector256.Load(_below + column));
        var slope = Vector256.Abs(east - west) + Vector256.Abs(south - north);
        ClassLanes.Of(slope, MostSlope).Store(Slopes + column);

        var bend = (here << 2) - west - east - north - south;
        var (bends, isNegative) = (Vector256.Abs(bend), bend >> 31);
        var inTime = here + here - before - after;
        var byBends = (ClassLanes.OfSigned(bends, isNegative) * ResidualTables.BendClasses)
            + ClassLanes.OfSigned(Vector256.Abs(inTime) << 1, inTime >> 31);
        (byBends + Vector256.Create(ResidualTables.ByBends)).Store(ByBends + column);

        var change = Vector256.Abs(here - before) + Vector256.Abs(after - here);
        (ClassLanes.Of(change, MostChange) >> 1).Store(Changes + column);

        var fromTop = Vector256.Create(_base.Top) - here;
        var isUpper = Vector256.LessThan(fromTop, here);
        var end = ClassLanes.Of(Vector256.ConditionalSelect(isUpper, fromTop, here) << 2, MostEnd)
            + (isUpper & Vector256.Create(ResidualTables.EndClasses / 2));
        var byEnd = (end * ResidualTables.BendClasses) + ClassLanes.OfSigned(bends >> 1, isNegative);
        (byEnd + Vector256.Create(ResidualTables.ByEnd)).Store(ByEnd + column);
    }
}
