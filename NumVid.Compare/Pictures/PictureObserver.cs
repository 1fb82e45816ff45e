using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Pictures;

/// <summary>Takes from the pass over a cell what its charts and pictures need: a few frames, and how often each error
/// occurs.</summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
internal sealed class PictureObserver : IBlockObserver
{
    private readonly PicturePlan? _plan;
    private readonly Dictionary<int, FrameSample> _open = [];
    private readonly SortedDictionary<int, SampledFrame> _finished = [];
    private readonly ErrorHistogram _histogram = new();
    private FrameSample? _candidate;
    private SampledFrame? _worst;
    private double _worstError = -1;
    private long _remaining;

    /// <summary>Creates one for a cell.</summary>
    /// <param name="plan">Which frames are shown; null: none.</param>
    internal PictureObserver(PicturePlan? plan)
    {
        _plan = plan;
        _remaining = plan is null ? 0 : (long)plan.FrameCount * plan.RowCount * plan.ColumnCount;
    }

    /// <inheritdoc/>
    public void Add<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, FieldBlock block)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        foreach (var part in _plan is null ? block.Frames() : block.Frames(_plan.FrameRank))
        {
            AddFrame(original.Slice(part.Position, part.Length), decoded.Slice(part.Position, part.Length), part);
        }

        // Hundreds of these wait for the report; what was only needed on the way must not wait with them.
        _remaining -= original.Length;
        _candidate = _remaining <= 0 ? null : _candidate;
    }

    /// <summary>What was taken, once every point has come.</summary>
    internal CellPictures Result(string variable, string configuration)
    {
        if (_worst is { } worst)
        {
            _finished[worst.Frame] = worst;
        }

        return new CellPictures(variable, configuration, _histogram, _plan, [.. _finished.Values]);
    }

    private void AddFrame<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, FramePart part)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        var frame = (int)part.Frame;
        var error = _histogram.Add(original, decoded);
        if (_plan is null)
        {
            return;
        }

        if (_plan.Frames.Contains(frame))
        {
            AddShown(frame, original, decoded, part);
        }
        else if (error > _worstError && part.Length == (long)_plan.RowCount * _plan.ColumnCount)
        {
            // A frame that comes in parts is too large to be looked at on suspicion; such a field has few frames.
            _candidate ??= new FrameSample(_plan);
            _candidate.Clear();
            _candidate.Add(original, decoded, 0);
            Nominate(_candidate.ToFrame(frame, isWorst: true));
        }
    }

    private void AddShown<TOriginal, TDecoded>(
        int frame, ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, FramePart part)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        if (!_open.TryGetValue(frame, out var sample))
        {
            sample = new FrameSample(_plan!);
            _open.Add(frame, sample);
        }

        sample.Add(original, decoded, part.FirstPoint);
        if (sample.PointCount == (long)_plan!.RowCount * _plan.ColumnCount)
        {
            var finished = sample.ToFrame(frame, isWorst: false);
            _finished.Add(frame, finished);
            _open.Remove(frame);
            Nominate(finished with { IsWorst = true });
        }
    }

    private void Nominate(SampledFrame frame)
    {
        if (frame.LargestError > _worstError)
        {
            _worst = frame;
            _worstError = frame.LargestError;
        }
    }
}
