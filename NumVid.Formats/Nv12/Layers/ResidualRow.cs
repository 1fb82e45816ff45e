using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>The coded residuals around the points of a row, in its frame and in the two before: what is known of a row
/// before its first point, summed up eight points at a time.</summary>
/// <remarks>
/// <para>Outside of the frame and before the first one residuals count as 0.</para>
/// <para>Bounds: two rows more above and one below, eight columns more at left and sixteen at right, so that no lane and no
/// neighbour lies outside. Not thread-safe.</para>
/// </remarks>
internal sealed unsafe class ResidualRow
{
    private const int Lanes = 8;
    private const int Above = 2;

    // Sums of some twenty magnitudes stay in an int.
    private const int MagnitudeLimit = 1 << 20;

    private readonly int _columns;
    private readonly int _stride;
    private readonly AlignedMemory<int> _frames;
    private readonly AlignedMemory<int> _sums;

    private int* _current;
    private int* _before;
    private int* _earlier;

    /// <summary>Creates neighbours that are all 0.</summary>
    internal ResidualRow(ModelMemory memory, SegmentGeometry geometry)
    {
        _columns = geometry.Columns;
        var width = (_columns + Lanes - 1) & -Lanes;
        _stride = width + (2 * Lanes);
        var size = (Above + 1 + geometry.Rows) * (long)_stride;
        _frames = new AlignedMemory<int>(memory, (3 * size) + (2 * Lanes));
        _sums = new AlignedMemory<int>(memory, 5L * width);
        _current = _frames.Start + Lanes;
        _before = _current + size;
        _earlier = _before + size;
        Near = _sums.Start;
        Wide = Near + width;
        BySigns = Wide + width;
        ByValues = BySigns + width;
        ByThreeSigns = ByValues + width;
        Values = _current;
    }

    /// <summary>The weighed magnitudes nearby, without those of this row.</summary>
    internal int* Near { get; }

    /// <summary>The magnitudes of all that is looked at, without those of this row.</summary>
    internal int* Wide { get; }

    /// <summary>The digits of the context by signs, without that at left (and two at left, in the first frame).</summary>
    internal int* BySigns { get; }

    /// <summary>The digits of the context by values, without that at left.</summary>
    internal int* ByValues { get; }

    /// <summary>The digits of two of three signs.</summary>
    internal int* ByThreeSigns { get; }

    /// <summary>The residuals of the row, up to the point that is coded; zeros at left of it.</summary>
    internal int* Values { get; private set; }

    /// <summary>Goes to a row.</summary>
    /// <param name="row">Which one.</param>
    /// <param name="hasBefore">Whether there is a frame before.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void MoveTo(int row, bool hasBefore)
    {
        var place = (Above + row) * (nint)_stride;
        Values = _current + place;
        var isBefore = Vector256.Create(hasBefore ? -1 : 0);
        for (var column = 0; column < _columns; column += Lanes)
        {
            SumUp(column, Values - _stride + column, _before + place + column, _earlier + place + column, isBefore);
        }
    }

    /// <summary>A residual as a neighbour counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Limited(int residual) =>
        residual > MagnitudeLimit ? MagnitudeLimit : residual < -MagnitudeLimit ? -MagnitudeLimit : residual;

    /// <summary>Goes to the next frame.</summary>
    internal void EndFrame()
    {
        var free = _earlier;
        _earlier = _before;
        _before = _current;
        _current = free;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SumUp(int column, int* above, int* before, int* earlier, Vector256<int> isBefore)
    {
        var (north, northWest, northEast) = (At(above), At(above - 1), At(above + 1));
        var (here, east, past) = (At(before), At(before + 1), At(earlier));
        var farther = above - _stride;
        var inFrame = (Vector256.Abs(north) << 1) + Vector256.Abs(northWest) + Vector256.Abs(northEast);
        var near = inFrame + (Vector256.Abs(here) << 1) + Vector256.Abs(east) + Vector256.Abs(At(before + _stride));
        near.Store(Near + column);
        (near + Vector256.Abs(At(above - 2)) + Vector256.Abs(At(above + 2)) + Vector256.Abs(At(farther - 1))
            + Vector256.Abs(At(farther)) + Vector256.Abs(At(farther + 1)) + Vector256.Abs(At(before - 1))
            + Vector256.Abs(At(before - _stride)) + Vector256.Abs(past)).Store(Wide + column);

        var (signNorth, signHere) = (SignOf(north), SignOf(here));
        (((((((signNorth * 3) + signHere) * 3) + SignOf(northWest)) * 3) + SignOf(northEast)) * 3
            + (SignOf(east) & isBefore)).Store(BySigns + column);
        ((((FiveOf(north) * 5) + FiveOf(here)) * 3) + SignOf(past)).Store(ByValues + column);
        ((signNorth * 3) + signHere).Store(ByThreeSigns + column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> At(int* place) => Vector256.Load(place);

    // 0, 1 and 2 for negative, zero and positive.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> SignOf(Vector256<int> residuals) =>
        Vector256.Max(Vector256.Min(residuals, Vector256<int>.One), Vector256.Create(-1)) + Vector256<int>.One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> FiveOf(Vector256<int> residuals) =>
        Vector256.Max(Vector256.Min(residuals, Vector256.Create(2)), Vector256.Create(-2)) + Vector256.Create(2);
}
