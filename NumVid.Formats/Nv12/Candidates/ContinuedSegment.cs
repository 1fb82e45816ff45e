using System;
using System.Linq;
using System.Numerics;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Proof;

namespace NumVid.Formats.Nv12.Candidates;

// Why so: docs/decisions/0127-streams-are-replayed.md
/// <summary>A stored stream of a codec of values, coded once more and continued with new frames.</summary>
/// <param name="codec">The codec.</param>
/// <param name="input">All values with the limits of the new ones.</param>
/// <param name="isStored">Which of them are stored: the first frames.</param>
/// <param name="part">The segment that has them.</param>
/// <param name="stream">Its stream.</param>
internal sealed class ContinuedSegment<T>(
    ValueCodec codec, BoundedInput<T> input, bool[] isStored, StoredSegment part, byte[] stream)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _largest;
    private double _squares;
    private int _measured;

    /// <summary>Encodes and proves, or returns null where the stored values would change.</summary>
    /// <param name="codecs">The codecs of a reader.</param>
    /// <exception cref="BrokenSegmentException">The result is not proven.</exception>
    internal EncodedSegment? TryEncode(ICodecSource codecs)
    {
        var video = part.Video!;
        var geometry = input.Geometry;
        double[] steps = [.. Enumerable.Repeat(video.Steps![0], geometry.Frames)];
        var values = new T[input.Values.Length];
        var frames = (int)(part.Box.Count / (geometry.Count / geometry.Frames));
        if (codec.TryGoOn<T>(stream, frames, input.Values, geometry, input.Summary.Special, steps, values)
            is not { } bytes)
        {
            return null;
        }

        var (final, misses) = Final(values);
        var (layers, lengths) = ValueCodecCandidate<T>.LayersOf(input, misses, geometry);
        var before = part.MeanSquareError * (isStored.Length - _measured);
        var segment = new StoredSegment
        {
            Box = input.Box,
            Order = input.Order,
            Requires = RequiredNames.For(input.Order),
            Kind = SegmentKind.Layered,
            Video = video with { Layers = lengths },
        };
        var proven = SegmentProof.Complete(
            new EncodedSegment(segment, bytes, codec.EntryExtension, layers.Length == 0 ? null : layers),
            Promise<T>.Exact(final), codecs);
        return proven with
        {
            Segment = proven.Segment with
            {
                MaxError = Math.Max(_largest, part.MaxError),
                MeanSquareError = (_squares + before) / Math.Max(1, isStored.Length),
            },
        };
    }

    // What a reader gets: new values as reconstructed where that is within their limits, all others as they are.
    private (T[] Values, System.Collections.Generic.List<int> Misses) Final(T[] reconstructed)
    {
        var special = input.Summary.Special;
        var final = (T[])input.Values.Clone();
        var misses = new System.Collections.Generic.List<int>();
        for (var i = 0; i < final.Length; i++)
        {
            if (special is not null && special[i])
            {
                continue;
            }

            var error = Math.Abs(
                FloatNumbers.Of(reconstructed[i]) - FloatNumbers.Of(input.Values[i]));
            if (isStored[i] ? reconstructed[i] != input.Values[i] : !(error <= input.Limits.Absolute))
            {
                misses.Add(i);
                continue;
            }

            if (!isStored[i])
            {
                final[i] = reconstructed[i];
                _largest = Math.Max(_largest, error);
                _squares += error * error;
                _measured++;
            }
        }

        return (final, misses);
    }
}
