using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

/// <summary>Two predictors by least squares: one over all points, the far past forgotten, and one for each tile of 8 x
/// 8 points, from its own and neighbouring tiles of this frame and those before.</summary>
/// <remarks>Points are first added to the column of tiles that they stand in, and handed on every few rows. Bounds: the
/// column of tiles of a point is below <see cref="TileColumns"/>, a row of tiles below their number. One frame keeps
/// two rows of tiles only.</remarks>
internal sealed unsafe class TiledLeastSquares
{
    /// <summary>Rows and columns of a tile, where nobody says otherwise.</summary>
    internal const int TileSize = 8;

    // A point counts 0.9998 of what the next one does, in steps of 16 points.
    private const float DecayOfSixteen = 0.9968f;
    private const float DecayOfFrame = 0.8f;
    private const float NeighbourShare = 0.5f;
    private const float PriorPoints = 40f;
    private const double GlobalRidge = 1e-5;
    private const double GlobalFloor = 0.05;
    private const double TileRidge = 1e-3;
    private const double TileFloor = 0.5;

    private readonly SumsLayout _layout;
    private readonly int _tileRows;
    private readonly int _storedRows;
    private readonly LeastSquares _solver;
    private readonly LeastSquaresSums _recent;
    private readonly LeastSquaresSums _all;
    private readonly LeastSquaresSums _tiles;
    private readonly LeastSquaresSums _problem;
    private readonly AlignedMemory<Vector256<float>> _allWeights;
    private readonly AlignedMemory<Vector256<float>> _tileWeights;

    private TiledLeastSquares? _coarser;

    /// <summary>Creates predictors that begin with given weights.</summary>
    /// <param name="memory">What they are taken from.</param>
    /// <param name="layout">The neighbours.</param>
    /// <param name="frames">Frames of the segment.</param>
    /// <param name="rows">Rows of a frame.</param>
    /// <param name="columns">Columns of a frame.</param>
    /// <param name="first">The weights to begin with, whole vectors.</param>
    /// <param name="tileSize">Rows and columns of a tile.</param>
    internal TiledLeastSquares(
        ModelMemory memory, SumsLayout layout, int frames, int rows, int columns,
        AlignedMemory<Vector256<float>> first, int tileSize = TileSize)
    {
        _layout = layout;
        TileColumns = (columns + tileSize - 1) / tileSize;
        _tileRows = (rows + tileSize - 1) / tileSize;
        _storedRows = frames == 1 ? 2 : _tileRows;
        _solver = new LeastSquares(memory, layout);
        _recent = new LeastSquaresSums(memory, layout, TileColumns);
        _all = new LeastSquaresSums(memory, layout, 1);
        _tiles = new LeastSquaresSums(memory, layout, (long)_storedRows * TileColumns);
        _problem = new LeastSquaresSums(memory, layout, 1);
        _allWeights = new AlignedMemory<Vector256<float>>(memory, layout.TapVectors);
        _tileWeights = new AlignedMemory<Vector256<float>>(memory, (long)TileColumns * layout.TapVectors);
        for (var i = 0; i < layout.TapVectors; i++)
        {
            _allWeights.Start[i] = first.Start[i];
        }

        for (var i = 0; i < _tileWeights.Count; i++)
        {
            _tileWeights.Start[i] = first.Start[i % layout.TapVectors];
        }
    }

    /// <summary>Tiles side by side.</summary>
    internal int TileColumns { get; }

    /// <summary>The weights over all points.</summary>
    internal Vector256<float>* AllWeights => _allWeights.Start;

    /// <summary>The weights of a column of tiles, in the row of tiles that was begun last.</summary>
    internal Vector256<float>* TileWeights(int tileColumn) =>
        _tileWeights.Start + ((long)tileColumn * _layout.TapVectors);

    /// <summary>Begins with what predictors with as many neighbours have learned on a grid twice as coarse.</summary>
    /// <param name="coarser">They.</param>
    /// <param name="points">For how many points all of that counts.</param>
    /// <param name="hasTiles">Whether each tile begins with what the one that holds it has learned, too; all rows of
    /// tiles are kept then.</param>
    internal void Inherit(TiledLeastSquares coarser, float points, bool hasTiles)
    {
        if (coarser._all.Counts[0] > 0)
        {
            _coarser = hasTiles ? coarser : null;
            _all.AddScaled(0, coarser._all, 0, points / coarser._all.Counts[0]);
            _all.Counts[0] += points;
            SolveAll();
        }
    }

    /// <summary>Adds a point.</summary>
    internal void Add(int tileColumn, Vector256<float>* neighbours, float target, float weight) =>
        _recent.Add(tileColumn, neighbours, target, weight);

    /// <summary>Solves the problems of a row of tiles before its first point.</summary>
    internal void BeginTiles(int tileRow, bool isFirstFrame)
    {
        if (_storedRows < _tileRows && tileRow >= _storedRows)
        {
            for (var column = 0; column < TileColumns; column++)
            {
                _tiles.Clear(PlaceOf(tileRow, column));
            }
        }

        for (var column = 0; column < TileColumns; column++)
        {
            Gather(tileRow, column, isFirstFrame);
            var trace = _solver.Load(_problem.At(0));
            _solver.Solve(
                TileFloor + (trace / _layout.Taps * TileRidge), (float*)_allWeights.Start,
                (float*)TileWeights(column));
        }

        for (var column = 0; column < TileColumns; column++)
        {
            _tiles.Scale(PlaceOf(tileRow, column), DecayOfFrame);
        }
    }

    /// <summary>Hands on the points added since the last time, and solves the problem of all points.</summary>
    internal void Learn(int tileRow)
    {
        var points = 0;
        for (var column = 0; column < TileColumns; column++)
        {
            points += (int)_recent.Counts[column];
        }

        var decay = 1f;
        for (var i = 0; i < points; i += 16)
        {
            decay *= DecayOfSixteen;
        }

        _all.Scale(0, decay);
        for (var column = 0; column < TileColumns; column++)
        {
            _all.AddSums(0, _recent, column);
            _tiles.AddSums(PlaceOf(tileRow, column), _recent, column);
            _recent.Clear(column);
        }

        SolveAll();
    }

    private void SolveAll()
    {
        var trace = _solver.Load(_all.At(0));
        _solver.Solve((GlobalRidge * trace / _layout.Taps) + GlobalFloor, null, (float*)_allWeights.Start);
    }

    private void Gather(int tileRow, int column, bool isFirstFrame)
    {
        _problem.Clear(0);
        Take(tileRow, column, 1);
        for (var side = -1; side <= 1; side++)
        {
            if (column + side < 0 || column + side >= TileColumns)
            {
                continue;
            }

            if (tileRow > 0)
            {
                Take(tileRow - 1, column + side, side == 0 ? 1 : NeighbourShare);
            }

            if (!isFirstFrame && side != 0)
            {
                Take(tileRow, column + side, NeighbourShare);
            }

            if (!isFirstFrame && tileRow + 1 < _tileRows)
            {
                Take(tileRow + 1, column + side, NeighbourShare);
            }
        }

        if (_coarser is not null)
        {
            _problem.AddScaled(0, _coarser._tiles, _coarser.PlaceOf(
                Magnitudes.AtMost(tileRow / 2, _coarser._tileRows - 1),
                Magnitudes.AtMost(column / 2, _coarser.TileColumns - 1)), 1);
        }

        if (_all.Counts[0] > 0)
        {
            _problem.AddScaled(0, _all, 0, PriorPoints / _all.Counts[0]);
        }
    }

    private void Take(int tileRow, int column, float share) =>
        _problem.AddScaled(0, _tiles, PlaceOf(tileRow, column), share);

    private long PlaceOf(int tileRow, int column) => ((long)(tileRow % _storedRows) * TileColumns) + column;
}
