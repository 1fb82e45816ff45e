using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Coding;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;
using NumVid.Formats.Nv12.Codecs.Predictive.Raster;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;

/// <summary>Predicts the points of a stretch one by one, codes the errors, and learns.</summary>
/// <remarks>Bounds: a stretch is within a row of the frame, as <see cref="HierarchicalNeighbours"/> has it.</remarks>
internal sealed unsafe class HierarchicalPointCoder(
    ModelMemory memory, SegmentGeometry geometry, HierarchicalParameters parameters, HierarchicalPlanes planes,
    HierarchicalNeighbours stretch)
{
    private const int MostLowBits = 20;
    private const int MostHistory = 2;
    private const float Rounder = 12582912f;
    private const float PointRate = 0.12f;
    private const float ActivityShare = 0.005f;
    private const float Calm = 0.3f;

    private readonly NumberCoder _numbers = new(memory, HierarchicalContexts.Sizes);
    private readonly BiasCorrection _bias = new(memory, HierarchicalContexts.Biases);
    private readonly AdaptiveScales _scalesByError = new(memory, HierarchicalContexts.Passes * HierarchicalContexts.Errors);
    private readonly AdaptiveScales _scalesByPlace =
        new(memory, HierarchicalContexts.Passes * HierarchicalContexts.Few * HierarchicalContexts.Few);
    private readonly AdaptiveScales _scalesBySpread =
        new(memory, HierarchicalContexts.Others * HierarchicalContexts.Few * HierarchicalContexts.Few);
    private readonly AlignedMemory<Vector256<float>> _differences = new(memory, HierarchicalNeighbours.MostVectors);
    private readonly float _parts = parameters.Lattice;
    private readonly float _half = parameters.Lattice % 2 == 0 ? 0.5f : 0;

    private HierarchicalPass _pass;
    private HierarchicalModel _model = null!;
    private HierarchicalErrors _errors = null!;
    private int _frame;

    /// <summary>Begins a pass.</summary>
    internal void Begin(HierarchicalPass pass, HierarchicalModel model, HierarchicalErrors errors, int frame) =>
        (_pass, _model, _errors, _frame) = (pass, model, errors, frame);

    /// <summary>Codes a stretch.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="targets">The row in steps when encoding; null when decoding.</param>
    /// <param name="mask">Points of the row that have none, or null.</param>
    /// <param name="row">The row.</param>
    /// <param name="start">The first point among those of the pass in the row.</param>
    /// <param name="count">How many.</param>
    internal void Code<TCoder>(ref TCoder coder, double* targets, bool* mask, int row, int start, int count)
        where TCoder : struct, IBitCoder
    {
        var offset = (long)row * geometry.Columns;
        var values = planes.Of(TapSource.Current) + offset;
        var before = _frame == 0 ? null : planes.Of(TapSource.Previous) + offset;
        var misses = planes.Misses.Start + offset;
        var pointErrors = planes.PointErrors + offset;
        var vectors = _model.Layout.TapVectors;
        var lanes = vectors * SumsLayout.Width;
        var last = HierarchicalTaps.LastOf(_pass.Kind);
        var pass = HierarchicalContexts.OfPass(_pass);
        var side = _pass.Kind == HierarchicalPassKind.Rest ? HierarchicalContexts.Few / 2 : 0;
        var history = Magnitudes.AtMost(_frame, MostHistory);
        var u = _differences.Start;
        var lastLanes = Vector256.LessThan(
            Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7),
            Vector256.Create(_model.Taps.Length - (SumsLayout.Width * (vectors - 1)))).AsSingle();
        HierarchicalSurroundings around = default;
        NumberContext context = default;
        for (var i = 0; i < count; i++)
        {
            var x = _pass.FirstColumn(row) + ((start + i) * _pass.ColumnStep);
            var neighbours = stretch.Values + (i * lanes);
            var centre = stretch.Centres[i];
            if (mask != null && mask[x])
            {
                values[x] = centre;
                misses[x] = default;
                Hand(centre, i + 1 < count ? neighbours + lanes + last : null);
                continue;
            }

            var prediction = HierarchicalPrediction.Of(
                (Vector256<float>*)neighbours, centre, _model, _model.TileWeights(start + i), lastLanes, u);
            var nearby = _errors.At(row, x, out var firstError, out var secondError);
            var mean = nearby.GetElement(3);
            var previousError = 0f;
            if (before != null)
            {
                previousError = misses[x].GetElement(3);
                nearby += Vector128.Abs(misses[x]) * Vector128.Create(2f);
                mean = ((mean * 3) + Lanes.Magnitude(previousError)) * 0.25f;
            }

            var blend = PredictorBlend.Of(prediction.All, nearby);
            var biasPattern = (SignPatterns.Five(u, null, blend) * HierarchicalContexts.Few) + side
                + HierarchicalContexts.Class(4 * mean, 1, HierarchicalContexts.Few / 2);
            var corrected = blend + _bias.Of(biasPattern);
            var absolute = centre + corrected;
            var anchor = _parts > 0 ? Snap(absolute) : absolute;
            var activity = stretch.Activities[i];
            around.Sort(pass, mean, activity, prediction.Spread(), pointErrors[x]);
            around.Fill(ref context, pass, before == null ? -1 : Lanes.Magnitude(before[x] - absolute));
            context.Counter0 = SignPatterns.Six(u, null, corrected);
            context.Counter1 = (((((history * 5) + Magnitudes.SignedClass(firstError)) * 5)
                + Magnitudes.SignedClass(secondError)) * 5) + Magnitudes.SignedClass(previousError);
            context.Means = Vector128.Create(
                absolute - anchor, (centre + prediction.All.GetElement(1)) - anchor,
                (centre + prediction.All.GetElement(2)) - anchor, 0);
            context.Sharpness = Vector128<float>.One / Vector128.Create(
                _scalesByError.ScaleOf(around.ByError), _scalesByPlace.ScaleOf(around.ByPlace),
                _scalesBySpread.ScaleOf(around.BySpread), 1);

            var steps = targets == null ? 0 : (int)Math.Round(targets[x] - anchor);
            steps = _numbers.Code(ref coder, steps, context, LowBitsOf(_scalesByError.MeanOf(around.ByError)));
            var value = Lanes.Clamp(anchor + steps, -RasterCoder.MostSteps, RasterCoder.MostSteps);
            values[x] = value;
            Hand(value, i + 1 < count ? neighbours + lanes + last : null);

            // Learning.
            var error = value - absolute;
            var target = value - centre;
            var missed = Vector128.Abs(Vector128.Create(target) - prediction.All);
            misses[x] = missed.WithElement(3, error);
            var magnitude = Lanes.Magnitude(error);
            _scalesByError.Learn(around.ByError, magnitude);
            _scalesByPlace.Learn(around.ByPlace, missed.GetElement(1));
            _scalesBySpread.Learn(around.BySpread, missed.GetElement(2));
            pointErrors[x] += (magnitude - pointErrors[x]) * PointRate;
            _bias.Learn(biasPattern, target - blend);
            _model.Adaptive.Learn(u, vectors, target - prediction.Adaptive, prediction.Energy);
            if ((start + i + row + _frame) % parameters.Sparsity == 0)
            {
                _model.Add(
                    start + i, u, target, 1 / ((Calm + (mean * mean)) + (activity * activity * ActivityShare)));
            }
        }
    }

    // The next point of the row has this one as a neighbour.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Hand(float value, float* neighbour)
    {
        if (neighbour != null)
        {
            *neighbour = value;
        }
    }

    // The nearest place of the lattice that whole steps lead from: adding and taking away 1.5 x 2^23 rounds to nearest,
    // ties to even.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Snap(float value) => ((((value * _parts) - _half + Rounder) - Rounder) + _half) / _parts;

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
}
