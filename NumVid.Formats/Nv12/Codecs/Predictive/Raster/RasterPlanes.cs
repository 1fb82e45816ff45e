using System;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Raster;

/// <summary>What is kept of the last frames, with margins that stand for what is outside of them.</summary>
/// <remarks>Two rows above a frame, one below, four columns on each side. Bounds: neighbours are at most two rows
/// above, one below (never beyond the last row, but for <see cref="Misses"/>) and two columns aside, so that each
/// address is inside its plane.</remarks>
internal sealed unsafe class RasterPlanes
{
    /// <summary>Columns on each side of a frame.</summary>
    internal const int Margin = 4;

    private const int RowsAbove = 2;
    private const int RowsBelow = 1;
    private const int MostAges = 3;
    private const float SlowestMean = 0.03f;

    private readonly AlignedMemory<float>[] _values;
    private readonly AlignedMemory<float>[] _errors;
    private readonly AlignedMemory<Vector128<float>>[] _misses;
    private readonly AlignedMemory<float> _mean;
    private readonly SegmentGeometry _geometry;
    private int _frame = -1;

    /// <summary>Takes planes of zeros.</summary>
    /// <param name="memory">What they are taken from.</param>
    /// <param name="geometry">The shape of the segment.</param>
    /// <param name="keepsMisses">Whether anyone asks for what predictors missed.</param>
    internal RasterPlanes(ModelMemory memory, SegmentGeometry geometry, bool keepsMisses = true)
    {
        _geometry = geometry;
        Pitch = geometry.Columns + (2 * Margin);
        var points = (long)Pitch * (geometry.Rows + RowsAbove + RowsBelow);
        _values = Planes<float>(memory, Math.Min(geometry.Frames, MostAges), points);
        _errors = Planes<float>(memory, Math.Min(geometry.Frames, 2), points);
        _misses = keepsMisses ? Planes<Vector128<float>>(memory, Math.Min(geometry.Frames, 2), points) : [];
        _mean = new AlignedMemory<float>(memory, geometry.Frames > 1 ? points : 0);
    }

    /// <summary>From a point to the one below it.</summary>
    internal int Pitch { get; }

    /// <summary>The first value of the running mean of the frames before.</summary>
    internal float* Mean => _mean.Start + Origin;

    private long Origin => ((long)RowsAbove * Pitch) + Margin;

    /// <summary>The first value of a frame.</summary>
    /// <param name="age">0 for the frame that was begun last, 1 and 2 for those before it.</param>
    internal float* Values(int age) => PlaneOf(_values, age) + Origin;

    /// <summary>The first of the errors of the predictions of a frame.</summary>
    internal float* Errors(int age) => PlaneOf(_errors, age) + Origin;

    /// <summary>The first of the magnitudes by which the predictors missed each value.</summary>
    internal Vector128<float>* Misses(int age) => PlaneOf(_misses, age) + Origin;

    /// <summary>Begins the next frame.</summary>
    /// <param name="first">What stands above the first frame.</param>
    internal void BeginFrame(float first)
    {
        _frame++;
        var values = Values(0);
        var errors = Errors(0);
        for (var column = -Margin; column < _geometry.Columns + Margin; column++)
        {
            for (var row = -RowsAbove; row < 0; row++)
            {
                values[(row * Pitch) + column] = _frame == 0 ? first : Values(1)[column];
                errors[(row * Pitch) + column] = _frame == 0 ? 0 : Errors(1)[column];
            }
        }
    }

    /// <summary>Fills the margins that a row needs: its left one and the right one above it.</summary>
    internal void BeginRow(int row)
    {
        BeginRow(Values(0) + ((long)row * Pitch));
        BeginRow(Errors(0) + ((long)row * Pitch));
    }

    /// <summary>Ends a frame: its last margins, and the mean.</summary>
    internal void EndFrame()
    {
        FillRight(Values(0) + ((long)(_geometry.Rows - 1) * Pitch));
        FillRight(Errors(0) + ((long)(_geometry.Rows - 1) * Pitch));
        if (_geometry.Frames == 1)
        {
            return;
        }

        var rate = _frame == 0 ? 1f : Lanes.Larger(1f / (_frame + 1), SlowestMean);
        var values = PlaneOf(_values, 0);
        var mean = _mean.Start;
        for (var i = 0L; i < _mean.Count; i++)
        {
            mean[i] += (values[i] - mean[i]) * rate;
        }
    }

    /// <summary>Counts all that is kept in steps of another size.</summary>
    /// <param name="factor">The old step as a multiple of the new one.</param>
    internal void Rescale(float factor)
    {
        foreach (var plane in (AlignedMemory<float>[])[.. _values, .. _errors, _mean])
        {
            for (var i = 0L; i < plane.Count; i++)
            {
                plane.Start[i] *= factor;
            }
        }

        foreach (var plane in _misses)
        {
            for (var i = 0L; i < plane.Count; i++)
            {
                plane.Start[i] *= Vector128.Create(factor);
            }
        }
    }

    private static AlignedMemory<T>[] Planes<T>(ModelMemory memory, int count, long points)
        where T : unmanaged
    {
        var planes = new AlignedMemory<T>[count];
        for (var i = 0; i < count; i++)
        {
            planes[i] = new AlignedMemory<T>(memory, points);
        }

        return planes;
    }

    private T* PlaneOf<T>(AlignedMemory<T>[] planes, int age)
        where T : unmanaged => planes[(_frame + planes.Length - age) % planes.Length].Start;

    private void BeginRow(float* row)
    {
        for (var column = 1; column <= Margin; column++)
        {
            row[-column] = row[-Pitch];
        }

        FillRight(row - Pitch);
    }

    private void FillRight(float* row)
    {
        for (var column = 0; column < Margin; column++)
        {
            row[_geometry.Columns + column] = row[_geometry.Columns - 1];
        }
    }
}
