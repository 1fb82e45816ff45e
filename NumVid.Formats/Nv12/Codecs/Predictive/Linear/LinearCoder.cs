using System;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;
using NumVid.Formats.Nv12.Codecs.Predictive.Raster;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Linear;

/// <summary>The fast model: raster order, closed loop, one prediction by least squares, one symbol a number.</summary>
/// <remarks>One walk for both sides: an encoder has targets, a decoder has none, and nothing else differs. All values
/// are in steps.</remarks>
internal sealed unsafe class LinearCoder
{
    private const int LearnedRows = 4;
    private const int FirstRows = 8;
    private const float Rounder = 12582912f;
    private const float MostSteps = RasterCoder.MostSteps;

    private readonly SegmentGeometry _geometry;
    private readonly LinearParameters _parameters;
    private readonly SumsLayout _layout;
    private readonly RasterPlanes _planes;
    private readonly LinearRow _row;
    private readonly TiledLeastSquares _leastSquares;
    private readonly LinearNumbers _numbers;
    private readonly AlignedMemory<Vector256<float>> _neighbours;
    private readonly AlignedMemory<float> _activities;
    private readonly float _parts;
    private readonly float _half;
    private readonly int _tileSize;

    private float _largest;
    private int _frame;
    private int _rowNumber;

    /// <summary>Creates a model that has learned nothing.</summary>
    internal LinearCoder(ModelMemory memory, SegmentGeometry geometry, LinearParameters parameters)
    {
        var taps = TapSets.Of(parameters.TapSet, geometry.Frames);
        _geometry = geometry;
        _parameters = parameters;
        _parts = parameters.Lattice;
        _half = parameters.Lattice % 2 == 0 ? 0.5f : 0;
        _tileSize = 1 << parameters.TileShift;
        _layout = new SumsLayout(taps.Length);
        _planes = new RasterPlanes(memory, geometry, keepsMisses: false);
        _numbers = new LinearNumbers(memory, LinearContexts.FirstCount, LinearContexts.SecondCount);
        _row = new LinearRow(memory, taps, geometry.Columns);
        _neighbours = new AlignedMemory<Vector256<float>>(memory, _layout.TapVectors);
        _activities = new AlignedMemory<float>(memory, geometry.Columns);
        var first = new AlignedMemory<Vector256<float>>(memory, _layout.TapVectors);
        first.Start[0] = Vector256.Create(0.66f, 0.33f, -0.33f, 0, 0, 0, 0, 0);
        _leastSquares = new TiledLeastSquares(
            memory, _layout, geometry.Frames, geometry.Rows, geometry.Columns, first, _tileSize);
    }

    /// <summary>Codes all values.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="targets">The values in steps when encoding; null when decoding.</param>
    /// <param name="mask">Points that have none, or null.</param>
    /// <param name="values">Receives the reconstruction in steps.</param>
    /// <param name="first">What stands above the first row.</param>
    /// <param name="largest">About the largest value, in steps, where values lie on a lattice from 0 on.</param>
    /// <param name="factors">The step of the frame before as a multiple of that of each frame; null where they are
    /// equal.</param>
    internal void Run<TCoder>(
        ref TCoder coder, double* targets, bool* mask, float* values, float first, float largest,
        float[]? factors)
        where TCoder : struct, IBitCoder
    {
        var columns = _geometry.Columns;
        var start = 0L;
        _largest = _parts > 0 ? largest : MostSteps;
        for (_frame = 0; _frame < _geometry.Frames; _frame++)
        {
            if (factors is not null && _frame > 0)
            {
                _planes.Rescale(factors[_frame]);
            }

            _planes.BeginFrame(first);
            for (_rowNumber = 0; _rowNumber < _geometry.Rows; _rowNumber++, start += columns)
            {
                BeginRow();
                var maskOfRow = mask == null ? null : mask + start;
                CodeRow(ref coder, targets == null ? null : targets + start, maskOfRow, values + start);
                EndRow(maskOfRow);
            }

            _planes.EndFrame();
        }
    }

    private void BeginRow()
    {
        var columns = _geometry.Columns;
        _planes.BeginRow(_rowNumber);
        _row.Begin(_planes, _frame, _rowNumber, _geometry.Rows);
        if (_rowNumber % _tileSize == 0)
        {
            _leastSquares.BeginTiles(_rowNumber / _tileSize, _frame == 0);
        }

        for (var (tile, start) = (0, 0); start < columns; tile++, start += _tileSize)
        {
            _row.Predict(
                WeightsOf(tile), start, Magnitudes.AtMost(start + _tileSize, columns), _frame > 0);
        }

        _row.SumErrors(_planes, _frame, _rowNumber, _geometry.Rows, columns);
    }

    // The first tiles have nothing to begin with; what all points have learned changes from row to row there.
    private float* WeightsOf(int tile) => (float*)(_frame == 0 && _rowNumber < _tileSize
        ? _leastSquares.AllWeights : _leastSquares.TileWeights(tile));

    private void CodeRow<TCoder>(ref TCoder coder, double* targets, bool* mask, float* results)
        where TCoder : struct, IBitCoder
    {
        var columns = _geometry.Columns;
        var offset = (long)_rowNumber * _planes.Pitch;
        var values = _planes.Values(0) + offset;
        var errors = _planes.Errors(0) + offset;
        var centres = _row.Centres;
        var predictions = _row.Predictions;
        var lows = _row.Lows;
        var highs = _row.Highs;
        var nearby = _row.Errors;
        var smallest = _parts > 0 ? 0 : -MostSteps;
        var north = values - _planes.Pitch;
        var third = _frame > 0 ? _planes.Values(1) + offset : north - 1;
        var activities = _activities.Start;
        var share = _frame > 0 ? 0.6f : 1f;
        var (west, westWest, errorWest) = (values[-1], values[-2], errors[-1]);
        for (var start = 0; start < columns; start += _tileSize)
        {
            var end = Magnitudes.AtMost(start + _tileSize, columns);
            var weights = WeightsOf(start >> _parameters.TileShift);
            var (weightWest, weightWestWest) = (weights[TapSets.West], weights[TapSets.WestWest]);
            for (var x = start; x < end; x++)
            {
                var centre = centres[x];
                var left = west - centre;
                if (mask != null && mask[x])
                {
                    westWest = west;
                    west = values[x] = centre + (left * 0.5f);
                    errorWest = errors[x] = 0;
                    continue;
                }

                var prediction = predictions[x] + ((weightWestWest * (westWest - centre)) + (weightWest * left));
                var (low, high) = (Lanes.Smaller(left, lows[x]), Lanes.Larger(left, highs[x]));
                var more = ((high - low) * 0.5f) + 1;
                var absolute = centre + Lanes.Clamp(prediction, low - more, high + more);
                var magnitude = Lanes.Magnitude(errorWest);
                var activity = (nearby[x] + (magnitude + magnitude)) * share;
                activities[x] = activity;

                absolute = Lanes.Clamp(absolute, smallest, _largest);
                var @class = LinearContexts.ClassOf(activity);
                var context = LinearContexts.FirstOf(@class);
                var other = LinearContexts.SecondOf(@class, high - low);
                var anchor = absolute;
                var flips = errorWest < 0;
                if (_parts == 1 && west == north[x] && west == third[x])
                {
                    anchor = west;
                    flips = absolute < anchor;
                    context += LinearContexts.AgreedPlaceOf(absolute - anchor);
                    other += 3 * LinearContexts.SecondSet;
                }
                else if (_parts > 0)
                {
                    anchor = ((((absolute * _parts) - _half + Rounder) - Rounder) + _half) / _parts;
                    flips = absolute < anchor;
                    var equal = (west == anchor ? 1 : 0) + (north[x] == anchor ? 1 : 0);
                    context += LinearContexts.PlaceOf(absolute - anchor) + (LinearContexts.EqualPlaces * equal);
                    other += equal * LinearContexts.SecondSet;
                }

                if (_parts == 1 && (anchor == 0 || anchor == _largest))
                {
                    context += LinearContexts.EndPlaces;
                }

                var steps = targets == null ? 0 : (int)Math.Round(targets[x] - anchor);
                steps = _numbers.Code(
                    ref coder, flips ? -steps : steps, context, other, LinearContexts.LowBitsOf(@class));
                var value = Lanes.Clamp(anchor + (flips ? -steps : steps), -MostSteps, MostSteps);
                results[x] = value;
                values[x] = value;
                errorWest = errors[x] = value - absolute;
                (westWest, west) = (west, value);
            }
        }
    }

    private void EndRow(bool* mask)
    {
        var values = _planes.Values(0) + ((long)_rowNumber * _planes.Pitch);
        var stride = _parameters.Stride;
        var rest = (_rowNumber + _frame) % stride;
        for (var x = rest == 0 ? 0 : stride - rest; x < _geometry.Columns; x += stride)
        {
            if (mask != null && mask[x])
            {
                continue;
            }

            _row.Gather(x, (float*)_neighbours.Start);
            var calm = _activities.Start[x] * (1 / 6f);
            _leastSquares.Add(
                x >> _parameters.TileShift, _neighbours.Start, values[x] - _row.Centres[x], 1 / (0.3f + (calm * calm)));
        }

        if ((_frame == 0 && _rowNumber < FirstRows) || (_rowNumber + 1) % LearnedRows == 0
            || _rowNumber == _geometry.Rows - 1)
        {
            _leastSquares.Learn(_rowNumber / _tileSize);
        }
    }
}
