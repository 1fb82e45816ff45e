using System;
using System.Collections.Generic;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;
using NumVid.Formats.Movies;

namespace NumVid.Compare.Arrays;

/// <summary>Makes a field of the luminance of a video.</summary>
/// <param name="Matrix">The matrix for red, green and blue.</param>
/// <param name="Range">What samples of limited range become.</param>
/// <param name="OnFrame">Told the number of frames read so far; may be null.</param>
internal sealed record MovieSource(string Matrix, LuminanceRange Range, Action<int>? OnFrame = null)
{
    private const string Time = "time";

    /// <summary>Decodes a video into a work folder.</summary>
    internal StagedValues Open(string path, WorkFolder work, out ArrayDescription description)
    {
        using var reader = MovieReader.Open(path, Matrix, Range);
        var frameSize = (long)reader.Width * reader.Height;
        var values = StagedValues.Create(
            work.File("frames"), typeof(float),
            count => [checked((int)(count / frameSize)), reader.Height, reader.Width], FramesOf(reader));
        try
        {
            description = Describe(path, reader);
            return values;
        }
        catch
        {
            values.Dispose();
            throw;
        }
    }

    private ArrayDescription Describe(string path, MovieReader reader) => new(
        AttributesOf(reader),
        [new FieldData(Time, [Time], TimeAttributes, new HeldValues(reader.FrameTimes(), 1))],
        IsCounted: true,
        reader.Complaint is { } complaint ? [$"ffmpeg says of '{path}': {complaint}."] : []);

    private static KeyValuePair<string, object?>[] TimeAttributes =>
    [
        new(CfAttributes.Units, "s"),
        new(CfAttributes.LongName, "time of the frame from the start of the video"),
    ];

    private IEnumerable<Array> FramesOf(MovieReader reader)
    {
        var samples = new ushort[reader.Width * reader.Height];
        var values = new float[samples.Length];
        while (reader.ReadFrame(samples))
        {
            for (var i = 0; i < samples.Length; i++)
            {
                values[i] = samples[i];
            }

            OnFrame?.Invoke(reader.FrameCount);
            yield return values;
        }
    }

    private List<KeyValuePair<string, object?>> AttributesOf(MovieReader reader)
    {
        var video = reader.Description;
        var isCoded = Range == LuminanceRange.Coded && !video.IsRgb && !video.IsGray;
        return
        [
            new(CfAttributes.LongName, "luminance of video frames"),
            new(CfAttributes.Units, "1"),
            new("bit_depth", video.BitDepth),

            // What the numbers are, and what they were made of.
            new("color_range", isCoded ? video.ColourRange : "pc"),
            new("color_matrix", reader.Matrix),
            new("source_color_range", video.ColourRange),
            new("source_color_matrix", video.ColourMatrix),
            new("source_pixel_format", video.PixelFormat),
            new("source_codec", video.Codec),
            new("frame_rate", video.FramesPerSecond),
        ];
    }
}
