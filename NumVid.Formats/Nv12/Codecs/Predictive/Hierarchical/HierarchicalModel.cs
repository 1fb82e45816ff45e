using System;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;

/// <summary>The predictors of one pass, for all frames that have as many frames before them.</summary>
internal sealed unsafe class HierarchicalModel
{
    private const int LearnedRows = 4;
    private const int FirstRows = 8;
    private const int FewPoints = 48;
    private const float InheritedPoints = 20f;

    // As for several frames: all tiles are kept, for the next finer level.
    private const int KeptFrames = 2;

    private readonly HierarchicalPass _pass;
    private readonly int _rows;
    private readonly int _tileShift;
    private readonly bool _hasTiles;
    private readonly TiledLeastSquares _leastSquares;
    private bool _isFirstFrame = true;
    private int _points;

    /// <summary>Creates predictors that have learned nothing.</summary>
    /// <param name="memory">What they are taken from.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="geometry">The shape of the segment.</param>
    /// <param name="taps">The neighbours.</param>
    /// <param name="hasTiles">Whether there are weights by tile.</param>
    internal HierarchicalModel(
        ModelMemory memory, HierarchicalPass pass, SegmentGeometry geometry, Tap[] taps, bool hasTiles)
    {
        _pass = pass;
        _rows = pass.RowsOf(geometry);

        // Of the rest there are twice as many rows as points in a row: tiles are of 16 rows, so as wide as high.
        _tileShift = pass.Kind == HierarchicalPassKind.Rest ? 1 : 0;
        _hasTiles = hasTiles;
        Taps = taps;
        Layout = new SumsLayout(taps.Length);
        Adaptive = new NormalizedLeastMeanSquares(taps.Length, FirstWeights(memory));
        var points = Math.Max(
            pass.PointsOf(geometry, pass.FirstRow), pass.PointsOf(geometry, pass.FirstRow + pass.RowStep));
        _leastSquares = new TiledLeastSquares(
            memory, Layout, KeptFrames, (_rows + _tileShift) >> _tileShift, Math.Max(points, 1),
            FirstWeights(memory));
    }

    /// <summary>The neighbours.</summary>
    internal Tap[] Taps { get; }

    /// <summary>How their sums stand in vectors.</summary>
    internal SumsLayout Layout { get; }

    /// <summary>The weights that learn point by point.</summary>
    internal NormalizedLeastMeanSquares Adaptive { get; }

    /// <summary>The weights over all points.</summary>
    internal Vector256<float>* AllWeights => _leastSquares.AllWeights;

    /// <summary>The weights of the tile that a point of a row stands in.</summary>
    internal Vector256<float>* TileWeights(int point) => _hasTiles
        ? _leastSquares.TileWeights(point / TiledLeastSquares.TileSize) : _leastSquares.AllWeights;

    /// <summary>Begins a frame: the first one with what the pass of the same kind on the next coarser level has
    /// learned in it.</summary>
    internal void BeginFrame(HierarchicalModel? coarser)
    {
        if (_isFirstFrame && coarser is not null)
        {
            _leastSquares.Inherit(coarser._leastSquares, InheritedPoints, coarser._hasTiles);
        }
    }

    /// <summary>Adds a point.</summary>
    internal void Add(int point, Vector256<float>* neighbours, float target, float weight)
    {
        _leastSquares.Add(point / TiledLeastSquares.TileSize, neighbours, target, weight);
        _points++;
    }

    /// <summary>Begins a row.</summary>
    /// <param name="index">Which row of the pass.</param>
    internal void BeginRow(int index)
    {
        if (_hasTiles && index % (TiledLeastSquares.TileSize << _tileShift) == 0)
        {
            _leastSquares.BeginTiles(TileRowOf(index), _isFirstFrame);
        }
    }

    /// <summary>Ends a row.</summary>
    internal void EndRow(int index)
    {
        var isLast = index == _rows - 1;
        var isDue = _hasTiles
            ? isLast || (index + 1) % (LearnedRows << _tileShift) == 0 || (_isFirstFrame && index < FirstRows)
            : _points >= FewPoints || (_isFirstFrame && (isLast || index < FirstRows));
        if (isDue)
        {
            _leastSquares.Learn(TileRowOf(index));
            _points = 0;
        }

        if (isLast)
        {
            _isFirstFrame = false;
        }
    }

    private int TileRowOf(int index) => (index >> _tileShift) / TiledLeastSquares.TileSize;

    private AlignedMemory<Vector256<float>> FirstWeights(ModelMemory memory)
    {
        var weights = new AlignedMemory<Vector256<float>>(memory, Layout.TapVectors);
        if (_pass.Kind == HierarchicalPassKind.Base)
        {
            weights.Start[0] = Vector256.Create(0.66f, 0.66f, -0.66f, 0, 0, 0, 0, 0);
        }

        return weights;
    }
}
