using System;
using NumVid.Formats.Nv12.Codecs.Contracts;

namespace NumVid.Tests.Formats.Nv12.Codecs;

/// <summary>Frames to encode: a wave that moves, with noise on top, the same in every run.</summary>
internal static class TestFrames
{
    /// <summary>Makes all samples of a geometry.</summary>
    internal static ushort[] Wave(FrameGeometry geometry, int seed = 1)
    {
        var random = new Random(seed);
        var frames = new ushort[geometry.SampleCount];
        for (var i = 0; i < frames.Length; i++)
        {
            var x = i % geometry.Width;
            var y = i / geometry.Width % geometry.Height;
            var time = i / geometry.SamplesPerFrame;
            var value =
                0.5 + (0.3 * Math.Sin((x + (2.3 * time)) * 0.13)) + (0.18 * Math.Cos(((y - time) * 0.21) + (x * 0.05)));
            frames[i] =
                (ushort)Math.Clamp((value + (0.004 * random.NextDouble())) * geometry.MaxSample, 0, geometry.MaxSample);
        }

        return frames;
    }

    /// <summary>Makes frames whose brightness and contrast change all the time, so that x265 predicts with
    /// weights.</summary>
    internal static ushort[] Fade(FrameGeometry geometry)
    {
        var frames = Wave(geometry);
        for (var i = 0; i < frames.Length; i++)
        {
            var time = i / geometry.SamplesPerFrame;
            var factor = 0.3 + (0.5 * Math.Abs(Math.Sin(time * 0.7)));
            frames[i] = (ushort)((frames[i] * factor) + (0.015 * time * geometry.MaxSample));
        }

        return frames;
    }

    /// <summary>Makes samples that nothing predicts.</summary>
    internal static ushort[] Noise(FrameGeometry geometry)
    {
        var random = new Random(5);
        var frames = new ushort[geometry.SampleCount];
        for (var i = 0; i < frames.Length; i++)
        {
            frames[i] = (ushort)random.Next(geometry.MaxSample + 1);
        }

        return frames;
    }

    /// <summary>The largest absolute difference of two runs of frames.</summary>
    internal static int MaxError(ReadOnlySpan<ushort> a, ReadOnlySpan<ushort> b)
    {
        var max = 0;
        for (var i = 0; i < a.Length; i++)
        {
            max = Math.Max(max, Math.Abs(a[i] - b[i]));
        }

        return max;
    }

    /// <summary>The mean absolute difference of two runs of frames.</summary>
    internal static double MeanError(ReadOnlySpan<ushort> a, ReadOnlySpan<ushort> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += Math.Abs(a[i] - b[i]);
        }

        return sum / a.Length;
    }
}
