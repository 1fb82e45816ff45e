using System;
using System.Linq;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;

/// <summary>The model of values in hierarchical order, closed loop: a coarse grid first, then the points between, level
/// by level, so that most are predicted from all sides.</summary>
/// <remarks>One walk for both sides: an encoder has targets, a decoder has none, and nothing else differs. All values
/// are in steps. Bounds: passes run over the points of a frame, each once.</remarks>
internal sealed unsafe class HierarchicalCoder
{
    private const int FewestFramesForMean = 4;
    private const int MostEarlier = 2;

    private readonly ModelMemory _memory;
    private readonly SegmentGeometry _geometry;
    private readonly HierarchicalParameters _parameters;
    private readonly HierarchicalPlanes _planes;
    private readonly HierarchicalNeighbours _stretch;
    private readonly HierarchicalPass[] _passes;
    private readonly HierarchicalErrors[] _errors;
    private readonly HierarchicalPointCoder _points;
    private HierarchicalModel[] _models = [];

    /// <summary>Creates a model that has learned nothing.</summary>
    internal HierarchicalCoder(ModelMemory memory, SegmentGeometry geometry, HierarchicalParameters parameters)
    {
        _memory = memory;
        _geometry = geometry;
        _parameters = parameters;
        _planes = new HierarchicalPlanes(memory, geometry, geometry.Frames >= FewestFramesForMean);
        _stretch = new HierarchicalNeighbours(memory, geometry, _planes);
        _passes = [.. HierarchicalPass.Of(parameters.BaseLevel)];
        _errors = [.. _passes.Select(pass => new HierarchicalErrors(geometry, _planes.Misses, pass))];
        _points = new HierarchicalPointCoder(memory, geometry, parameters, _planes, _stretch);
    }

    /// <summary>Codes all values.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="targets">The values in steps when encoding; null when decoding.</param>
    /// <param name="mask">Points that have none, or null.</param>
    /// <param name="values">Receives the reconstruction in steps.</param>
    /// <param name="first">What stands for points without neighbours.</param>
    /// <param name="factors">The step of the frame before as a multiple of that of each frame; null where they are
    /// equal.</param>
    internal void Run<TCoder>(
        ref TCoder coder, double* targets, bool* mask, float* values, float first, float[]? factors)
        where TCoder : struct, IBitCoder
    {
        var points = (long)_geometry.Rows * _geometry.Columns;
        for (var frame = 0; frame < _geometry.Frames; frame++)
        {
            if (factors is not null && frame > 0)
            {
                _planes.Rescale(factors[frame]);
            }

            // Predictors begin anew where more frames can be looked at.
            if (frame <= MostEarlier)
            {
                _models = [.. _passes.Select(pass => ModelOf(pass, frame))];
            }

            _planes.BeginFrame();
            for (var i = 0; i < _passes.Length; i++)
            {
                // Two passes to a level: the one two places before is of the same kind.
                _models[i].BeginFrame(i > 2 ? _models[i - 2] : null);
                _points.Begin(_passes[i], _models[i], _errors[i], frame);
                CodePass(ref coder, i, targets == null ? null : targets + (frame * points),
                    mask == null ? null : mask + (frame * points), frame == 0 ? first : null);
            }

            var current = _planes.Of(TapSource.Current);
            for (var i = 0L; i < points; i++)
            {
                values[(frame * points) + i] = current[i];
            }

            _planes.EndFrame();
        }
    }

    private HierarchicalModel ModelOf(HierarchicalPass pass, int frame) => new(
        _memory, pass, _geometry, HierarchicalTaps.Of(pass.Kind, frame, _geometry.Frames >= FewestFramesForMean),
        pass.Kind != HierarchicalPassKind.Base && pass.Level < _parameters.TileLevels);

    private void CodePass<TCoder>(ref TCoder coder, int number, double* targets, bool* mask, float? empty)
        where TCoder : struct, IBitCoder
    {
        var (pass, model) = (_passes[number], _models[number]);
        var rows = pass.RowsOf(_geometry);

        // On the coarsest grid the nearest neighbours are in the row itself, which must be known for a centre.
        var longest = pass.Kind == HierarchicalPassKind.Base ? 1 : HierarchicalNeighbours.Length;
        for (var index = 0; index < rows; index++)
        {
            var row = pass.FirstRow + (index * pass.RowStep);
            var points = pass.PointsOf(_geometry, row);
            var offset = (long)row * _geometry.Columns;
            model.BeginRow(index);
            for (var start = 0; start < points; start += longest)
            {
                var count = Math.Min(longest, points - start);
                _stretch.Fill(pass, model, row, pass.FirstColumn(row) + (start * pass.ColumnStep), count, empty);
                _points.Code(
                    ref coder, targets == null ? null : targets + offset, mask == null ? null : mask + offset, row,
                    start, count);
            }

            model.EndRow(index);
        }
    }
}
