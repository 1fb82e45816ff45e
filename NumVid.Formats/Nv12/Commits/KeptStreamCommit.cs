using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Frames;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Commits;

// Why so: docs/decisions/0103-streams-that-are-kept.md
/// <summary>A new variable whose streams were encoded elsewhere: its values are what they decode to.</summary>
/// <param name="variable">The variable, without segments, with the dimensions time, y and x.</param>
/// <param name="streams">Its streams in the order of their frames; run through once.</param>
/// <param name="scale">The line from samples to values.</param>
/// <param name="codec">The codec of all streams.</param>
/// <param name="isFrame">Whether samples are those of the frame with a number, by the word of whoever handed over the
/// streams.</param>
/// <param name="codecs">The codecs of a reader.</param>
internal sealed class KeptStreamCommit(
    StoredVariable variable, IEnumerable<KeptStream> streams, LinearScale scale, PictureCodec codec,
    KeptFrameCheck isFrame, ICodecSource codecs) : VariableCommit(variable)
{
    private const string Rate = "kept";

    /// <inheritdoc/>
    internal override IEnumerable<SegmentWork> Work()
    {
        var (first, frames) = (0, Variable.Shape[0]);
        foreach (var stream in streams)
        {
            if (first + stream.FrameCount > frames)
            {
                throw Wrong($"it has more frames than the {frames} that ffmpeg shows");
            }

            var box = new Box([first, 0, 0], [stream.FrameCount, Variable.Shape[1], Variable.Shape[2]]);
            first += stream.FrameCount;
            yield return new SegmentWork(null, box.Count, () => Task.Run(() => Encode(stream, box)));
        }

        if (first != frames)
        {
            throw Wrong($"it has {first} frames, and ffmpeg shows {frames}");
        }
    }

    /// <inheritdoc/>
    protected override VariableDecisions? CompleteDecisions() => Variable.Decisions;

    private static InvalidDataException Wrong(string what) => new(what);

    private EncodedSegment Encode(KeptStream stream, Box box)
    {
        var picture = new PictureLayout(box.Shape[2], box.Shape[1], box.Shape[0], box.Shape[1] * box.Shape[2]);
        var geometry = picture.ToFrameGeometry(scale.BitDepth, stream.Shape);
        var samples = new ushort[checked((int)box.Count)];
        codec.CreateDecoder().Decode(stream.Bytes, geometry, samples);
        CheckFrames(samples, geometry.SamplesPerFrame, box.Origin[0]);
        var segment = new StoredSegment
        {
            Box = box,
            Kind = SegmentKind.Layered,
            Requires = [RequiredNames.Stream],
            Video = new VideoDescription(
                scale, ResidualStep: 0, default, SegmentPlane.RowColumn, picture, codec.Name, Rate, FrameTransform.None,
                LayeredDecoder.HashOf(samples))
            {
                Stream = stream.Shape,
            },
        };
        var encoded = new EncodedSegment(segment, stream.Bytes, codec.EntryExtension, null)
        {
            DecodedBase = new DecodedPictures(stream.Bytes, samples),
        };
        var values = SegmentDecoder.Decode<float>(encoded, codecs);
        return encoded with { Segment = segment with { ValuesSha256 = ValueChecksum.Of<float>(values) } };
    }

    // What a reader will get is what ffmpeg shows of the file, or the stream is not kept.
    private void CheckFrames(ushort[] samples, int frameSize, int first)
    {
        for (var frame = 0; frame < samples.Length / frameSize; frame++)
        {
            if (!isFrame(first + frame, samples.AsSpan(frame * frameSize, frameSize)))
            {
                throw Wrong($"frame {first + frame} decodes to other samples than ffmpeg shows of the file");
            }
        }
    }
}
