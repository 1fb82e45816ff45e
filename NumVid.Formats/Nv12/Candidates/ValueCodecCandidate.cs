using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Layers;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Proof;
using NumVid.Formats.Nv12.Scaling;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>What a codec of values makes of a segment; points that it misses become patches.</summary>
/// <param name="codec">The codec.</param>
/// <param name="effort">How long it may take.</param>
/// <param name="isAskedFor">Whether it is an error when it cannot hold a segment; otherwise it is no
/// candidate.</param>
/// <param name="goesOn">Whether frames will be added later.</param>
internal sealed class ValueCodecCandidate<T>(
    ValueCodec codec, CodingEffort effort, bool isAskedFor, bool goesOn = false) : ICandidate<BoundedInput<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Without pictures there is no scale.
    private static readonly LinearScale s_noScale = new(0, 0, 8);

    private const int SampleValues = 1 << 16;
    private const int SampleFrames = 8;

    // What a model learns at the beginning counts once, however long it goes on: nine of ten samples misjudge by
    // more than this.
    private const int MostLearning = 600;
    private const int LearningPart = 8;

    /// <inheritdoc/>
    public int Cost => codec.Cost;

    /// <inheritdoc/>
    public bool IsEncoded => _whole is not null;

    // What was made of a segment that is its own sample.
    private EncodedSegment? _whole;

    /// <inheritdoc/>
    /// <remarks>On a sample its model has learnt less; who asks for the smallest gets it tried on all values.</remarks>
    public double Tolerance => effort == CodingEffort.Best ? double.PositiveInfinity : 1.2;

    /// <inheritdoc/>
    public long Estimate(BoundedInput<T> input)
    {
        if (StepOf(input) is not { } step)
        {
            return isAskedFor ? 0 : long.MaxValue;
        }

        var block = SampleBlock.Of(input.Geometry, SampleValues, SampleFrames);
        var special = input.Summary.Special is { } flags ? block.Take<bool>(flags) : null;
        double[] steps = [.. Enumerable.Repeat(step, block.Geometry.Frames)];
        try
        {
            if (block.Geometry == input.Geometry && !isAskedFor)
            {
                _whole = EncodeWhole(input, step);
                return _whole.ByteCount;
            }

            var bytes = codec.Encode<T>(block.Take<T>(input.Values), block.Geometry, special, steps, effort);
            var learning = Math.Min(MostLearning, bytes.Length / LearningPart);
            return (long)((double)(bytes.Length - learning) * input.Geometry.Count / block.Geometry.Count);
        }
        catch (Exception e) when (e is InvalidDataException or BrokenSegmentException)
        {
            // What fails on a sample fails, and is told, on the whole.
            return isAskedFor ? 0 : long.MaxValue;
        }
    }

    private static double? StepOf(BoundedInput<T> input) =>
        double.IsFinite(input.Limits.Absolute) && !input.Limits.IsRelative
            ? ResidualStep.For<T>(input.Limits.Absolute, input.Summary.Magnitude)
            : null;

    /// <inheritdoc/>
    /// <remarks>Null where the limit is below the type's resolution.</remarks>
    public EncodedSegment? TryEncode(BoundedInput<T> input, long below)
    {
        if (_whole is not null)
        {
            return _whole;
        }

        if (!isAskedFor && StepOf(input) is null)
        {
            return null;
        }

        if (!double.IsFinite(input.Limits.Absolute) || input.Limits.IsRelative)
        {
            throw new BrokenSegmentException($"{codec.Name} needs a limit that is the same at all points");
        }

        return ResidualStep.For<T>(input.Limits.Absolute, input.Summary.Magnitude) is { } step
            ? EncodeWhole(input, step)
            : null;
    }

    private EncodedSegment EncodeWhole(BoundedInput<T> input, double step)
    {
        var geometry = input.Geometry;
        var (data, values) = Encode(input, geometry, step);
        var (layers, lengths) = LayersOf(input, MissesOf(input, values), geometry);
        var segment = new StoredSegment
        {
            Box = input.Box,
            Order = input.Order,
            Requires = RequiredNames.For(input.Order),
            Kind = SegmentKind.Layered,
            Video = new VideoDescription(
                s_noScale, 0, lengths, SegmentPlane.RowColumn, null, codec.Name, null, FrameTransform.None, null)
            {
                Steps = [step],
            },
        };
        return new EncodedSegment(segment, data, codec.EntryExtension, layers.Length == 0 ? null : layers);
    }

    private (byte[] Data, T[] Values) Encode(BoundedInput<T> input, SegmentGeometry geometry, double step)
    {
        var special = input.Summary.Special;
        double[] steps = [.. Enumerable.Repeat(step, geometry.Frames)];
        var values = new T[input.Values.Length];
        try
        {
            return (codec.Encode<T>(input.Values, geometry, special, steps, effort, values, goesOn), values);
        }
        catch (InvalidDataException e)
        {
            throw new BrokenSegmentException($"{codec.Name} failed: {e.Message}", e);
        }
    }

    private static List<int> MissesOf(BoundedInput<T> input, T[] values)
    {
        var special = input.Summary.Special;
        var misses = new List<int>();
        for (var i = 0; i < values.Length; i++)
        {
            var value = FloatNumbers.Of(input.Values[i]);
            var error = double.Abs(FloatNumbers.Of(values[i]) - value);
            if (!(error <= input.Limits.At(value)) && (special is null || !special[i]))
            {
                misses.Add(i);
            }
        }

        return misses;
    }

    /// <summary>Mask, special values and patches.</summary>
    internal static (byte[] Bytes, LayerLengths Lengths) LayersOf(
        BoundedInput<T> input, List<int> misses, SegmentGeometry geometry)
    {
        var special = input.Summary.Special;
        byte[] mask = special is null ? [] : MaskCoder.Encode(special, geometry);
        byte[] specials = special is null ? [] : SpecialBits.Encode<T>(input.Values, special);
        byte[] patches = misses.Count == 0 ? [] : PatchList.Encode<T>(misses, input.Values);
        return ([.. mask, .. specials, .. patches], new LayerLengths(mask.Length, specials.Length, 0, patches.Length));
    }
}
