using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;

/// <summary>Errors at points that are known, near a point: weighted sums of what the predictors missed, and the
/// weighted mean of the magnitude of the errors.</summary>
/// <remarks>Bounds: what is outside of the frame is left out.</remarks>
internal sealed unsafe class HierarchicalErrors
{
    private readonly SegmentGeometry _geometry;
    private readonly AlignedMemory<Vector128<float>> _misses;
    private readonly Tap[] _places;
    private readonly Vector128<float>[] _weights;
    private readonly nint[] _offsets;
    private readonly int _reachUp;
    private readonly int _reachDown;
    private readonly int _reachLeft;
    private readonly int _reachRight;
    private readonly float _allWeights;
    private readonly int _first;
    private readonly int _second;

    /// <summary>Creates the sums of a pass.</summary>
    internal HierarchicalErrors(SegmentGeometry geometry, AlignedMemory<Vector128<float>> misses, HierarchicalPass pass)
    {
        (int Row, int Column, float Miss, float Error)[] table;
        (table, _first, _second) = TableOf(pass.Kind);
        _geometry = geometry;
        _misses = misses;
        _places = new Tap[table.Length];
        _weights = new Vector128<float>[table.Length];
        _offsets = new nint[table.Length];
        for (var i = 0; i < table.Length; i++)
        {
            var (row, column, miss, error) = table[i];
            _places[i] = new Tap(TapSource.Current, row * pass.Stride, column * pass.Stride);
            _weights[i] = Vector128.Create(miss, miss, miss, error);
            _offsets[i] = ((nint)_places[i].Row * geometry.Columns) + _places[i].Column;
            _allWeights += error;
            _reachUp = System.Math.Max(_reachUp, -_places[i].Row);
            _reachDown = System.Math.Max(_reachDown, _places[i].Row);
            _reachLeft = System.Math.Max(_reachLeft, -_places[i].Column);
            _reachRight = System.Math.Max(_reachRight, _places[i].Column);
        }
    }

    /// <summary>The sums at a point: three of misses, and the mean error in the fourth lane.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="first">Receives the first of two errors with their signs, 0 outside.</param>
    /// <param name="second">Receives the second one.</param>
    internal Vector128<float> At(int row, int column, out float first, out float second)
    {
        var centre = _misses.Start + ((long)row * _geometry.Columns) + column;
        var sum = Vector128<float>.Zero;
        if (row >= _reachUp && row + _reachDown < _geometry.Rows
            && column >= _reachLeft && column + _reachRight < _geometry.Columns)
        {
            for (var i = 0; i < _offsets.Length; i++)
            {
                sum += Vector128.Abs(centre[_offsets[i]]) * _weights[i];
            }

            first = centre[_offsets[_first]].GetElement(3);
            second = centre[_offsets[_second]].GetElement(3);
            return sum.WithElement(3, sum.GetElement(3) / _allWeights);
        }

        var weights = 0f;
        (first, second) = (0, 0);
        for (var i = 0; i < _places.Length; i++)
        {
            if (!Contains(row + _places[i].Row, column + _places[i].Column))
            {
                continue;
            }

            var there = centre[_offsets[i]];
            sum += Vector128.Abs(there) * _weights[i];
            weights += _weights[i].GetElement(3);
            first = i == _first ? there.GetElement(3) : first;
            second = i == _second ? there.GetElement(3) : second;
        }

        return sum.WithElement(3, weights > 0 ? sum.GetElement(3) / weights : 0);
    }

    private static ((int Row, int Column, float Miss, float Error)[] Table, int First, int Second) TableOf(
        HierarchicalPassKind kind)
    {
        if (kind == HierarchicalPassKind.Base)
        {
            return ([(0, -1, 2, 2), (-1, 0, 2, 2), (-1, -1, 1, 1), (-1, 1, 1, 1)], 0, 1);
        }

        (int Row, int Column, float Miss, float Error)[] table = kind == HierarchicalPassKind.Diagonal
            ? [(-1, -1, 0.5f, 1), (-1, 1, 0.5f, 1), (1, -1, 0.5f, 1), (1, 1, 0.5f, 1), (0, -2, 2, 1.5f),
                (-2, 0, 2, 1.5f), (-2, 2, 1, 0.75f), (-2, -2, 1, 0.75f)]
            : [(0, -1, 0.5f, 1), (0, 1, 0.5f, 1), (-1, 0, 0.5f, 1), (1, 0, 0.5f, 1), (-1, -1, 2, 1.5f),
                (-1, 1, 2, 1.5f), (0, -2, 2, 1.25f), (-2, 0, 1, 1)];
        return (table, 4, 5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Contains(int row, int column) =>
        row >= 0 && row < _geometry.Rows && column >= 0 && column < _geometry.Columns;
}
