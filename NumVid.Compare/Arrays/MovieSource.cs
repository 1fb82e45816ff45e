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
            var isCoded = Range == LuminanceRange.Coded && !reader.Description.IsRgb && !reader.Description.IsGray;
            description = Describe(
                path, reader.Description, reader.Matrix, isCoded, reader.FrameTimes(), reader.Complaint);
            return values;
        }
        catch
        {
            values.Dispose();
            throw;
        }
    }

    /// <summary>Tells of a video whose samples are values as they are.</summary>
    internal static ArrayDescription Describe(GrayMovie movie) => Describe(
        movie.Path, movie.Description, movie.Description.ColourMatrix, isCoded: false, [.. movie.Times],
        movie.Complaint);

    private static ArrayDescription Describe(
        string path, MovieDescription video, string matrix, bool isCoded, double[] times, string? complaint) => new(
        AttributesOf(video, matrix, isCoded),
        [new FieldData(Time, [Time], TimeAttributes, new HeldValues(times, 1))],
        IsCounted: true,
        complaint is null ? [] : [$"ffmpeg says of '{path}': {complaint}."]);

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

    private static List<KeyValuePair<string, object?>> AttributesOf(
        MovieDescription video, string matrix, bool isCoded) =>
    [
        new(CfAttributes.LongName, "luminance of video frames"),
        new(CfAttributes.Units, "1"),
        new("bit_depth", video.BitDepth),

        // What the numbers are, and what they were made of.
        new("color_range", isCoded ? video.ColourRange : "pc"),
        new("color_matrix", matrix),
        new("source_color_range", video.ColourRange),
        new("source_color_matrix", video.ColourMatrix),
        new("source_pixel_format", video.PixelFormat),
        new("source_codec", video.Codec),
        new("frame_rate", video.FramesPerSecond),
    ];
}
