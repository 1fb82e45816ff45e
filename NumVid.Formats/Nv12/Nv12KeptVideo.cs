using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Movies;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Commits;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;

namespace NumVid.Formats.Nv12;

// Why so: docs/decisions/0103-streams-that-are-kept.md
/// <summary>Puts a video that is gray already into a file of its own frames, without encoding it again.</summary>
public static class Nv12KeptVideo
{
    private const string NameKey = "Name";
    private const string Reason = "a stream that was kept as it came";

    /// <summary>Adds a variable of type float with the dimensions time, y and x to a file; its values are exactly those
    /// of the stream's samples.</summary>
    /// <param name="path">A .nv12 file, which may have variables already.</param>
    /// <param name="name">The variable's name.</param>
    /// <param name="movie">The video.</param>
    /// <param name="minimum">The value of sample 0.</param>
    /// <param name="maximum">The value of the largest sample.</param>
    /// <param name="attributes">The variable's attributes.</param>
    /// <param name="folder">An existing empty folder for files on the way.</param>
    /// <exception cref="InvalidFileException">A file is damaged.</exception>
    /// <exception cref="UnsupportedDataException">The stream cannot be kept; the message says why.</exception>
    public static void Add(
        string path, string name, GrayMovie movie, double minimum, double maximum,
        IReadOnlyList<KeyValuePair<string, object?>> attributes, string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(movie);
        ArgumentNullException.ThrowIfNull(attributes);
        using var writing = WriterLock.Take(path);
        var file = Nv12File.Open(path, CodecList.Instance);
        try
        {
            var variable = VariableOf(file.Manifest.NextId, movie, [new(NameKey, name), .. attributes]);
            CheckDimensions(path, file.Manifest.Variables, variable, movie);
            var added = new KeptStreamCommit(
                variable, KeptStreams.Of(movie, folder), ScaleOf(movie.Description.BitDepth, minimum, maximum),
                CodecList.Instance.Require<PictureCodec>(movie.Description.Codec),
                (frame, samples) => movie.Checksums[frame] == GrayMovie.ChecksumOf(samples), CodecList.Instance);
            using var target = ReplacementTarget.Create(path, overwrites: true, DiskFileLayer.Instance);
            FileWriter.Write(
                target, file.Manifest.Attributes,
                [.. file.Manifest.Variables.Select(each => new KeptVariableCommit(each)), added], variable.Id + 1, file,
                ThreadCount.Parse(""), OriginalChange.None).Release();
        }
        catch (InvalidDataException exception)
        {
            throw new UnsupportedDataException(
                $"The stream of '{movie.Path}' cannot be kept: {exception.Message.TrimEnd('.')}. Without "
                + "'--keep-stream' its luminance is imported.", exception);
        }
        finally
        {
            file.Release();
        }
    }

    // A dimension has one length in all of a dataset.
    private static void CheckDimensions(
        string path, IReadOnlyList<StoredVariable> others, StoredVariable added, GrayMovie movie)
    {
        foreach (var (name, length) in others.SelectMany(each => each.Dimensions.Zip(each.Shape)))
        {
            var axis = Array.IndexOf(added.Dimensions, name);
            if (axis >= 0 && added.Shape[axis] != length)
            {
                throw new UnsupportedDataException(
                    $"The stream of '{movie.Path}' cannot be kept in '{path}': its dimension '{name}' has the length "
                    + $"{added.Shape[axis]}, and {length} in the file. Take a file of its own.");
            }
        }
    }

    private static StoredVariable VariableOf(
        int id, GrayMovie movie, IReadOnlyList<KeyValuePair<string, object?>> attributes) => new()
        {
            Id = id,
            Type = typeof(float),
            Dimensions = ["time", "y", "x"],
            Shape = [movie.FrameCount, movie.Description.Height, movie.Description.Width],
            Attributes = attributes,
            Decisions = new VariableDecisions
            {
                IsExact = true,
                Reason = Reason,
                Quality = "lossless",
                VideoAxis = 0,
            },
        };

    // The step as a division of the range gives it is rounded, which may show in a value once in a million; one of its
    // neighbours makes all values what minimum + sample * range / largest is.
    private static LinearScale ScaleOf(int bitDepth, double minimum, double maximum)
    {
        var largest = (1 << bitDepth) - 1;
        var span = maximum - minimum;
        var step = span / largest;
        double[] steps = [step, Math.BitIncrement(step), Math.BitDecrement(step)];
        var best = steps.FirstOrDefault(
            each => Enumerable.Range(0, largest + 1).All(
                sample => (float)(minimum + (sample * each)) == (float)(minimum + (sample * span / largest))),
            step);
        return new LinearScale(minimum, best, bitDepth);
    }
}
