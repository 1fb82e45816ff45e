using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Numerics;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Frames;
using NumVid.Formats.Nv12.Layers;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Proof;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>Makes segments of a base and layers.</summary>
internal static class LayeredEncoder
{
    // A good base is off by a few per cent of the range at most; one of noise by its quantiser's step, or as much as
    // the mean of all codes would be. A broken one (encoder bugs exist) is off by more.
    private const double BrokenRmsPart = 0.125;
    private const double WorseThanTheMean = 1.25;

    // What the manifest says of mixed contexts takes some bytes, too.
    private const int LeastRequirement = 16;
    private const int LongResidual = 1 << 14;

    /// <summary>Encodes a prepared segment with one codec; the result is not checked yet.</summary>
    /// <param name="input">The segment.</param>
    /// <param name="choice">How the pictures are made; null when the segment needs none.</param>
    /// <param name="useWavefront">Whether one stream may use all cores.</param>
    /// <exception cref="BrokenSegmentException">The codec failed or returned other frames.</exception>
    internal static EncodedSegment Encode<T>(PreparedSegment<T> input, VideoChoice? choice, bool useWavefront)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        byte[]? data = null;
        byte[]? hash = null;
        ushort[]? frames = null;
        ushort[]? decoded = null;
        var encoder = choice?.Codec.CreateEncoder(choice.Rate, choice.Effort, useWavefront);
        if (input.Picture is not null)
        {
            (data, frames) = EncodeBase(input, encoder!, choice!);
            hash = LayeredDecoder.HashOf(frames);
            decoded = choice!.Transform == FrameTransform.None ? frames : (ushort[])frames.Clone();
            LayeredDecoder.UndoTransform(decoded, choice.Transform, input.Geometry, input.Scale.BitDepth);
        }

        // On the bound's own grid the codes hold it; what rounding breaks becomes a patch.
        var reconstruction = new Reconstruction(input.Scale, decoded, null, input.ResidualStep, input.Grid);
        var residuals = !input.IsBounded || input.IsOnGrid ? null : ResidualsOf(input, reconstruction);
        var patches = input.IsBounded ? MissesOf(input, reconstruction.With(residuals)) : [];
        var video = new VideoDescription(
            input.Scale, residuals is null ? 0 : input.ResidualStep, default, input.Plane,
            input.Picture, hash is null ? null : choice!.Codec.Name, hash is null ? null : choice!.Rate.ToString(),
            choice?.Transform ?? FrameTransform.None, hash)
        {
            Grid = input.Grid,
        };
        var (residual, isMixed) = EncodeResiduals(input, residuals, video, choice?.Effort, decoded);
        var (layers, lengths) = EncodeLayers(input, residual, patches);
        string[] required = isMixed ? [RequiredNames.ResidualModel] : [];
        var segment = new StoredSegment
        {
            Box = input.Box,
            Order = input.Order,
            Requires = [.. RequiredNames.For(input.Order), .. required],
            Kind = SegmentKind.Layered,
            GridStep = input is { IsOnGrid: true, IsOnLattice: false, Grid: null, Picture: not null }
                ? input.Scale.Step
                : null,
            Video = video with { Layers = lengths, ResidualForm = isMixed ? ResidualForm.Quiet : ResidualForm.Plain },
        };
        return new EncodedSegment(segment, data, choice?.Codec.EntryExtension ?? "", layers.Length == 0 ? null : layers)
        {
            Encoder = encoder?.Description,
            DecodedBase = frames is null ? null : new DecodedPictures(data!, frames),
        };
    }

    private static (byte[] Data, ushort[] Decoded) EncodeBase<T>(
        PreparedSegment<T> input, IPictureEncoder encoder, VideoChoice choice)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var picture = input.Picture!;
        var geometry = picture.ToFrameGeometry(input.Scale.BitDepth);
        var samples = new ushort[geometry.SampleCount];
        var codes = choice.Transform == FrameTransform.Difference
            ? TemporalDifference.Apply(input.Codes, input.Geometry, input.Scale.BitDepth)
            : input.Codes!;
        byte[] data;
        try
        {
            data = encoder.Encode(picture.ToPictures(codes), geometry);
            choice.Codec.CreateDecoder().Decode(data, geometry, samples);
        }
        catch (Exception e) when (e is InvalidDataException or VideoLibraryException)
        {
            throw new BrokenSegmentException($"{choice.Codec.Name} ({choice.Rate}) failed: {e.Message}", e);
        }

        var decoded = picture.FromPictures(samples);
        var rms = RootMeanSquare(codes, decoded);
        if (rms > 0 && (choice.Rate.IsLossless || IsBroken(rms, codes, input.Scale.MaxCode, choice)))
        {
            throw new BrokenSegmentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{choice.Codec.Name} ({choice.Rate}) returned frames that are off by {rms:F1} codes"));
        }

        return (data, decoded);
    }

    private static bool IsBroken(double rms, ushort[] codes, int maxCode, VideoChoice choice)
    {
        if (rms <= Math.Max(BrokenRmsPart * maxCode, StepOf(choice)))
        {
            return false;
        }

        var (sum, squares) = (0.0, 0.0);
        foreach (var code in codes)
        {
            sum += code;
            squares += (double)code * code;
        }

        var mean = sum / codes.Length;
        return rms > WorseThanTheMean * Math.Sqrt(Math.Max(0, (squares / codes.Length) - (mean * mean)));
    }

    private static double StepOf(VideoChoice choice) =>
        choice.Rate.IsQuantiser && choice.Codec.Quantisers is { } scale ? scale.StepOf(choice.Rate.Value) : 0;

    private static double RootMeanSquare(ushort[] expected, ushort[] actual)
    {
        var sum = 0L;
        for (var i = 0; i < expected.Length; i++)
        {
            long difference = expected[i] - actual[i];
            sum += difference * difference;
        }

        return Math.Sqrt((double)sum / expected.Length);
    }

    // Null when the base alone holds the bound, so that no layer is written.
    private static int[]? ResidualsOf<T>(PreparedSegment<T> input, Reconstruction reconstruction)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var residuals = new int[input.Values.Length];
        var isNeeded = false;
        for (var i = 0; i < residuals.Length; i++)
        {
            if (input.Special is not null && input.Special[i])
            {
                continue;
            }

            var residual = Math.Round((input.TargetAt(i) - reconstruction.BaseAt(i)) / input.ResidualStep);

            // What is too large to code stays without residual and becomes a patch.
            if (Math.Abs(residual) <= ResidualCoder.MaxMagnitude)
            {
                residuals[i] = (int)residual;
                isNeeded |= residuals[i] != 0;
            }
        }

        return isNeeded ? residuals : null;
    }

    private static List<int> MissesOf<T>(PreparedSegment<T> input, Reconstruction reconstruction)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var misses = new List<int>();
        for (var i = 0; i < input.Values.Length; i++)
        {
            var value = FloatNumbers.Of(input.Values[i]);
            var error = Math.Abs(FloatNumbers.Of(reconstruction.ValueAt<T>(i)) - value);
            if (!(error <= input.Limits.At(value)) && (input.Special is null || !input.Special[i]))
            {
                misses.Add(i);
            }
        }

        return misses;
    }

    // Plain contexts have learned sooner what a short residual is like; no longer one was ever smaller in them.
    private static (byte[] Bytes, bool IsMixed) EncodeResiduals<T>(
        PreparedSegment<T> input, int[]? residuals, VideoDescription video, CodingEffort? effort, ushort[]? decoded)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (residuals is null)
        {
            return ([], false);
        }

        var mixed = decoded is null || effort is null or CodingEffort.Fast ? null
            : MixedResidualCoder.Encode(
                residuals, input.Geometry, input.Special, LayeredDecoder.BaseOf(video, decoded, input.Geometry));
        if (mixed?.Length > LongResidual)
        {
            return (mixed, true);
        }

        var plain = ResidualCoder.Encode(residuals, input.Geometry, input.Special);
        return mixed is not null && mixed.Length + LeastRequirement < plain.Length ? (mixed, true) : (plain, false);
    }

    private static (byte[] Bytes, LayerLengths Lengths) EncodeLayers<T>(
        PreparedSegment<T> input, byte[] residual, List<int> patches)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        byte[] mask = input.Special is null ? [] : MaskCoder.Encode(input.Special, input.Geometry);
        byte[] specials = input.Special is null ? [] : SpecialBits.Encode<T>(input.Values, input.Special);
        byte[] patch = patches.Count == 0 ? [] : PatchList.Encode<T>(patches, input.Values);
        var lengths = new LayerLengths(mask.Length, specials.Length, residual.Length, patch.Length);
        return (residual.Length == lengths.Total ? residual : [.. mask, .. specials, .. residual, .. patch], lengths);
    }
}
