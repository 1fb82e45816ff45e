using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Hevc;
using NumVid.Formats.Nv12.Video;
using NumVid.Tests.Formats.Nv12.Codecs;
using NumVid.Tests.Fuzzing;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Nv12.Video;

/// <summary>Damaged bytes through the shim and through the program ffmpeg: both refuse them, or both make the same
/// frames.</summary>
[NoLeakedHandles]
internal sealed class DamagedStreamTests
{
    private const int Seed = 20261129;
    private const int ShortRun = 4;
    private const int FullRun = 60;

    private static readonly FrameGeometry s_geometry = new(33, 21, 3, 10);

    [Test]
    public void BothBackends_AgreeOnDamagedStreams([Values("hevc", "ffv1", "jpeg2000")] string codec)
    {
        var (format, options) = codec switch
        {
            "hevc" => (VideoFormat.Hevc, "preset=ultrafast;x265-params=info=0:log-level=none:qp=10:pools=none:frame-threads=1"),
            "ffv1" => (VideoFormat.Ffv1, "level=1;coder=2;context=1;slices=1"),
            _ => (VideoFormat.Jpeg2000, "format=j2k;irreversible=0;numresolution=3"),
        };
        var geometry = format == VideoFormat.Jpeg2000 ? s_geometry with { BitDepth = 16 } : s_geometry;
        var shape = format == VideoFormat.Hevc ? HevcShape.Of(geometry) : LosslessDepth.ToShape(geometry, geometry.BitDepth);
        var stream = format.Encode(TestFrames.Wave(geometry), shape, options, 1);
        var differences = new List<string>();
        var random = new Random(Seed);
        var refused = 0;
        for (var i = LongRun.IsAsked ? FullRun : ShortRun; i > 0; i--)
        {
            var damaged = ByteMutation.Apply(stream, random);
            var byShim = Decode(damaged, (bytes, frames) => format.Decode(bytes, shape, frames));
            var byProgram = Decode(damaged, (bytes, frames) => ProgramVideo.Decode(format, bytes, shape, frames));
            refused += byShim.Frames is null ? 1 : 0;
            if (!(byShim.Frames ?? []).SequenceEqual(byProgram.Frames ?? []))
            {
                differences.Add($"{i}: shim {byShim.Problem ?? "frames"}; program {byProgram.Problem ?? "frames"}");
            }
        }

        TestContext.Out.WriteLine($"{codec}: {refused} refused");
        differences.ForEach(TestContext.Out.WriteLine);
        Assert.That(differences, Is.Empty);
        Assert.That(refused, Is.Positive);
    }

    private static (ushort[]? Frames, string? Problem) Decode(byte[] stream, Action<byte[], ushort[]> decode)
    {
        var frames = new ushort[s_geometry.SampleCount];
        try
        {
            decode(stream, frames);
            return (frames, null);
        }
        catch (Exception e) when (e is InvalidDataException or VideoLibraryException)
        {
            return (null, e.Message);
        }
    }
}
