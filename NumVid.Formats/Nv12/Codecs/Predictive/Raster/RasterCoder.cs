using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Coding;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Raster;

/// <summary>The model of values in raster order, closed loop: each is predicted from what was reconstructed before it,
/// and the error of the prediction is coded in whole steps.</summary>
/// <remarks>One walk for both sides: an encoder has targets, a decoder has none, and nothing else differs. All values
/// are in steps. Bounds: see <see cref="RasterPlanes"/>, <see cref="RasterRow"/>; points run over the frame.</remarks>
internal sealed unsafe class RasterCoder
{
    /// <summary>The largest magnitude of a value, in steps.</summary>
    internal const float MostSteps = 1 << 22;

    private const int LearnedRows = 4;
    private const int FirstRows = 8;
    private const int MostLowBits = 20;
    private const float Rounder = 12582912f;
    private const float FarSteps = 2f;

    private readonly SegmentGeometry _geometry;
    private readonly RasterParameters _parameters;
    private readonly SumsLayout _layout;
    private readonly RasterPlanes _planes;
    private readonly RasterRow _row;
    private readonly NormalizedLeastMeanSquares _adaptive;
    private readonly TiledLeastSquares? _leastSquares;
    private readonly NumberCoder _numbers;
    private readonly float _parts;
    private readonly float _half;
    private readonly BiasCorrection _bias;
    private readonly AdaptiveScales _scalesByError;
    private readonly AdaptiveScales _scalesByPlace;
    private readonly AdaptiveScales _scalesBySpread;
    private readonly AlignedMemory<float> _pointErrors;
    private readonly AlignedMemory<Vector256<float>> _neighbours;
    private readonly Vector256<float> _lastLanes;

    private int _frame;
    private int _rowNumber;
    private float _pointRate;
    private float _largest;

    /// <summary>Creates a model that has learned nothing.</summary>
    internal RasterCoder(ModelMemory memory, SegmentGeometry geometry, RasterParameters parameters)
    {
        var taps = TapSets.Of(parameters.TapSet, geometry.Frames);
        _geometry = geometry;
        _parameters = parameters;
        _numbers = new NumberCoder(memory, RasterContexts.SizesOf(parameters.Lattice));
        _parts = parameters.Lattice;
        _half = parameters.Lattice % 2 == 0 ? 0.5f : 0;
        _layout = new SumsLayout(taps.Length);
        _planes = new RasterPlanes(memory, geometry);
        _bias = new BiasCorrection(memory, RasterContexts.Biases);
        _scalesByError = new AdaptiveScales(memory, RasterContexts.ErrorClasses);
        _scalesByPlace = new AdaptiveScales(memory, RasterContexts.Others * RasterContexts.CoarseMagnitudes);
        _scalesBySpread = new AdaptiveScales(memory, RasterContexts.Others * RasterContexts.CoarseMagnitudes);
        _row = new RasterRow(memory, taps, _layout);
        _adaptive = new NormalizedLeastMeanSquares(taps.Length, FirstWeights(memory));
        _leastSquares = parameters.Predictors == PredictorSet.LeastMeanSquares ? null
            : new TiledLeastSquares(
                memory, _layout, geometry.Frames, geometry.Rows, geometry.Columns, FirstWeights(memory));
        _pointErrors = new AlignedMemory<float>(memory, (long)geometry.Rows * geometry.Columns);
        _neighbours = new AlignedMemory<Vector256<float>>(memory, _layout.TapVectors);
        var used = taps.Length - (SumsLayout.Width * (_layout.TapVectors - 1));
        _lastLanes = Vector256.LessThan(
            Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7), Vector256.Create(used)).AsSingle();
    }

    /// <summary>Codes all values.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="targets">The values in steps when encoding; null when decoding.</param>
    /// <param name="mask">Points that have none, or null.</param>
    /// <param name="values">Receives the reconstruction in steps.</param>
    /// <param name="first">What stands above the first row.</param>
    /// <param name="largest">About the largest value, in steps.</param>
    /// <param name="factors">The step of the frame before as a multiple of that of each frame; null where they are
    /// equal.</param>
    internal void Run<TCoder>(
        ref TCoder coder, double* targets, bool* mask, float* values, float first, float largest,
        float[]? factors)
        where TCoder : struct, IBitCoder
    {
        var columns = _geometry.Columns;
        var start = 0L;
        _largest = largest;
        for (_frame = 0; _frame < _geometry.Frames; _frame++)
        {
            if (factors is not null && _frame > 0)
            {
                _planes.Rescale(factors[_frame]);
            }

            _planes.BeginFrame(first);
            _pointRate = _frame < 10 ? 1f / (_frame + 1) : 0.1f;
            for (_rowNumber = 0; _rowNumber < _geometry.Rows; _rowNumber++, start += columns)
            {
                BeginRow();
                for (var column = 0; column < columns; column += RasterRow.Length)
                {
                    var count = Math.Min(RasterRow.Length, columns - column);
                    _row.Fill(_planes, _frame, _rowNumber, _geometry.Rows, column, count);
                    CodeStretch(
                        ref coder, targets == null ? null : targets + start, mask == null ? null : mask + start,
                        values + start, column, count);
                }

                EndRow();
            }

            _planes.EndFrame();
        }
    }

    private AlignedMemory<Vector256<float>> FirstWeights(ModelMemory memory)
    {
        var weights = new AlignedMemory<Vector256<float>>(memory, _layout.TapVectors);
        weights.Start[0] = Vector256.Create(0.66f, 0.66f, -0.66f, 0, 0, 0, 0, 0);
        return weights;
    }

    private void BeginRow()
    {
        _planes.BeginRow(_rowNumber);
        _row.Begin(_planes, _frame, _rowNumber, _geometry.Rows);
        if (_leastSquares is not null && _parameters.Predictors == PredictorSet.Tiles
            && _rowNumber % TiledLeastSquares.TileSize == 0)
        {
            _leastSquares.BeginTiles(_rowNumber / TiledLeastSquares.TileSize, _frame == 0);
        }
    }

    private void EndRow()
    {
        var isFirst = _frame == 0 && _rowNumber < FirstRows;
        if (_leastSquares is not null
            && (isFirst || (_rowNumber + 1) % LearnedRows == 0 || _rowNumber == _geometry.Rows - 1))
        {
            _leastSquares.Learn(_rowNumber / TiledLeastSquares.TileSize);
        }
    }

    private void CodeStretch<TCoder>(
        ref TCoder coder, double* targets, bool* mask, float* results, int start, int count)
        where TCoder : struct, IBitCoder
    {
        var pitch = _planes.Pitch;
        var hasPrevious = _frame > 0;
        var offset = (long)_rowNumber * pitch;
        var values = _planes.Values(0) + offset;
        var errors = _planes.Errors(0) + offset;
        var misses = _planes.Misses(0) + offset;
        var previous = _planes.Values(1) + offset;
        var previousErrors = _planes.Errors(1) + offset;
        var pointErrors = _pointErrors.Start + ((long)_rowNumber * _geometry.Columns);
        var vectors = _layout.TapVectors;
        var lanes = vectors * SumsLayout.Width;
        var u = _neighbours.Start;
        var before = hasPrevious ? u + 1 : null;
        var rowNeighbours = _row.Neighbours;
        var rowMisses = _row.Misses - start;
        var rowErrors = _row.Errors - start;
        var adaptive = _adaptive.Weights;
        var all = _leastSquares is null ? adaptive : _leastSquares.AllWeights;
        NumberContext context = default;
        for (var x = start; x < start + count; x++)
        {
            var (west, north) = (values[x - 1], values[x - pitch]);
            var centre = hasPrevious ? (west + north + previous[x]) * (1 / 3f) : (west + north) * 0.5f;
            if (mask != null && mask[x])
            {
                values[x] = centre;
                errors[x] = 0;
                misses[x] = misses[x - 1];
                continue;
            }

            // Neighbours as differences to their centre.
            var raw = (Vector256<float>*)(rowNeighbours + ((x - start) * lanes));
            var centres = Vector256.Create(centre);
            u[0] = raw[0].WithElement(TapSets.West, west).WithElement(TapSets.WestWest, values[x - 2]) - centres;
            for (var i = 1; i < vectors; i++)
            {
                u[i] = raw[i] - centres;
            }

            u[vectors - 1] &= _lastLanes;

            // Predictions, all relative to the centre.
            var tile = _parameters.Predictors == PredictorSet.Tiles
                ? _leastSquares!.TileWeights(x / TiledLeastSquares.TileSize)
                : all;
            Vector256<float> sum0 = default, sum1 = default, sum2 = default, energies = default;
            for (var i = 0; i < vectors; i++)
            {
                var neighbours = u[i];
                sum0 += adaptive[i] * neighbours;
                sum1 += all[i] * neighbours;
                sum2 += tile[i] * neighbours;
                energies += neighbours * neighbours;
            }

            var adaptivePrediction = Lanes.Sum(sum0);
            var (low, high) = Limits(u, hasPrevious);
            var p0 = Lanes.Clamp(adaptivePrediction, low, high);
            var p1 = Lanes.Clamp(Lanes.Sum(sum1), low, high);
            var p2 = Lanes.Clamp(Lanes.Sum(sum2), low, high);
            var predictions = Vector128.Create(p0, p1, p2, 0);
            var nearby = (rowMisses[x] + (misses[x - 1] + misses[x - 1])) + misses[x - 2];
            var blend = PredictorBlend.Of(predictions, nearby);

            // What surrounds the point.
            var errorWest = Abs(errors[x - 1]);
            var errorSum = rowErrors[x] + (errorWest + errorWest);
            var previousError = 0f;
            if (hasPrevious)
            {
                errorSum *= 0.6f;
                previousError = previousErrors[x];
            }

            var activity = errorSum * 2;
            var activityClass = Magnitudes.Class(activity * 2);
            var spread = (Abs(p0 - p2) + Abs(p1 - p2)) + Abs(p0 - p1);
            var spreadClass = Magnitudes.AtMost(Magnitudes.Class(spread * 8) / 2, RasterContexts.Others - 1);
            var biasPattern = (SignPatterns.Five(u, before, blend) * 4)
                + Magnitudes.AtMost(activityClass / 10, 3);
            var prediction = blend + _bias.Of(biasPattern);
            var absolute = centre + prediction;

            var gradient = Abs(u[0].GetElement(0) - u[0].GetElement(1));
            var otherGradient = hasPrevious
                ? Abs(previous[x] - previous[x - pitch]) + Abs(previous[x] - previous[x - 1])
                : Abs(values[x - pitch + 1] - north);
            var coarse = Magnitudes.AtMost(activityClass / 5, RasterContexts.CoarseMagnitudes - 1);
            var byError = Magnitudes.AtMost(activityClass * 7 / 8, RasterContexts.ErrorClasses - 1);
            var byPlace = (OtherClass(8 * pointErrors[x]) * RasterContexts.CoarseMagnitudes) + coarse;
            var bySpread = (spreadClass * RasterContexts.CoarseMagnitudes) + coarse;
            var local = 4 * ((errorWest + Abs(errors[x - pitch])) + Abs(previousError));
            context.Counter0 = SignPatterns.Six(u, before, prediction);
            context.Counter1 = (((Magnitudes.SignedClass(errors[x - 1]) * 5)
                + Magnitudes.SignedClass(errors[x - pitch])) * 5) + Magnitudes.SignedClass(previousError);
            context.Counter2 = (spreadClass * RasterContexts.BesideSpread)
                + Magnitudes.AtMost(Magnitudes.Class(local) * 3 / 8, RasterContexts.BesideSpread - 1);
            context.Counter3 = (OtherClass(2 * gradient) * RasterContexts.Others) + OtherClass(2 * otherGradient);
            context.Weights0 = byError;
            context.Weights1 = spreadClass;
            context.Map = byError;
            var anchor = _parts > 0 ? Snap(absolute) : absolute;
            context.Means = Vector128.Create(absolute - anchor, absolute - anchor, (centre + p2) - anchor, 0);
            context.Sharpness = Vector128<float>.One / Vector128.Create(
                _scalesByError.ScaleOf(byError), _scalesByPlace.ScaleOf(byPlace), _scalesBySpread.ScaleOf(bySpread),
                1);

            if (_parts == 1)
            {
                context.Counter3 = RasterContexts.ValueOf(
                    anchor, _largest, EqualNeighbours(values + x, previous + x, anchor));
            }

            var steps = targets == null ? 0 : (int)Math.Round(targets[x] - anchor);
            if (!_parameters.ProposesSame
                || !CodeSame(ref coder, values + x, previous + x, anchor, absolute, ref steps, ref context))
            {
                steps = _numbers.Code(ref coder, steps, context, LowBitsOf(_scalesByError.MeanOf(byError)));
            }

            var value = Lanes.Clamp(anchor + steps, -MostSteps, MostSteps);
            results[x] = value;

            // Learning.
            values[x] = value;
            var error = value - absolute;
            errors[x] = error;
            var target = value - centre;
            var missed = Vector128.Abs(Vector128.Create(target) - predictions);
            misses[x] = missed;
            var magnitude = Abs(error);
            _scalesByError.Learn(byError, magnitude);
            _scalesByPlace.Learn(byPlace, magnitude);
            _scalesBySpread.Learn(bySpread, missed.GetElement(2));
            pointErrors[x] += (magnitude - pointErrors[x]) * _pointRate;
            _bias.Learn(biasPattern, target - blend);
            _adaptive.Learn(u, vectors, target - adaptivePrediction, Lanes.Sum(energies));
            if (_leastSquares is not null && (x + _rowNumber + _frame) % _parameters.Stride == 0)
            {
                var calm = activity * (1 / 12f);
                _leastSquares.Add(x / TiledLeastSquares.TileSize, u, target, 1 / (0.3f + (calm * calm)));
            }
        }
    }

    // The nearest place of the lattice that whole steps lead from: adding and taking away 1.5 x 2^23 rounds to nearest,
    // ties to even.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Snap(float value) => ((((value * _parts) - _half + Rounder) - Rounder) + _half) / _parts;

    // Which of six neighbours have a value.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int EqualNeighbours(float* value, float* before, float anchor)
    {
        var up = value - _planes.Pitch;
        var bits = (value[-1] == anchor ? 1 : 0) | (up[0] == anchor ? 2 : 0) | (up[1] == anchor ? 4 : 0)
            | (up[-1] == anchor ? 8 : 0);
        return _frame > 0 ? bits | (before[0] == anchor ? 16 : 0) | (before[1] == anchor ? 32 : 0)
            : bits | (value[-2] == anchor ? 16 : 0) | (up[-_planes.Pitch] == anchor ? 32 : 0);
    }

    // Far from the prediction a value that neighbours agree on is worth a decision of its own.
    private bool CodeSame<TCoder>(
        ref TCoder coder, float* value, float* before, float anchor, float absolute, ref int steps,
        ref NumberContext context)
        where TCoder : struct, IBitCoder
    {
        var up = value - _planes.Pitch;
        var hasPrevious = _frame > 0;
        var below = _rowNumber + 1 < _geometry.Rows ? before + _planes.Pitch : before;
        var neighbours = stackalloc float[7];
        neighbours[0] = value[-1];
        neighbours[1] = up[0];
        neighbours[2] = hasPrevious ? before[0] : value[-2];
        neighbours[3] = up[1];
        neighbours[4] = up[-1];
        neighbours[5] = hasPrevious ? before[1] : up[-_planes.Pitch];
        neighbours[6] = hasPrevious ? below[0] : value[-2];
        var agreement = Agreement.Of(neighbours);
        var number = agreement.Value - anchor;
        if (!(Abs(number) >= FarSteps))
        {
            return false;
        }

        var same = context;
        same.Counter0 = (agreement.Pattern * 4)
            + Magnitudes.AtMost((int)Lanes.Clamp(Abs(agreement.Value - absolute), 0, 3), 3);
        same.Counter3 = (RasterContexts.EndOf(agreement.Value, _largest) * Agreement.Patterns) + agreement.Pattern;
        var isSame = _numbers.CodeSame(ref coder, steps == (int)number, number, same);
        steps = isSame ? (int)Lanes.Clamp(number, -MostSteps, MostSteps) : steps;
        return isSame;
    }

    // A prediction may leave the range of the nearest neighbours by half of it and a step.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (float Low, float High) Limits(Vector256<float>* u, bool hasPrevious)
    {
        var (smallest, largest) = (u[0], u[0]);
        if (hasPrevious)
        {
            smallest = Lanes.Smaller(smallest, u[1]);
            largest = Lanes.Larger(largest, u[1]);
        }

        var (low, high) = (Lanes.Smallest(smallest), Lanes.Largest(largest));
        var more = ((high - low) * 0.5f) + 1;
        return (low - more, high + more);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int OtherClass(float magnitude) =>
        Magnitudes.AtMost(Magnitudes.Class(magnitude) / 2, RasterContexts.Others - 1);

    // As many bits as the mean error has above its top one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LowBitsOf(float mean)
    {
        var bits = 0;
        while (bits < MostLowBits && (2 << bits) <= mean)
        {
            bits++;
        }

        return bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Abs(float value) => value < 0 ? -value : value;
}
