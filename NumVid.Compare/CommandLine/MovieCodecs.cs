using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Formats.Movies;

namespace NumVid.Compare.CommandLine;

/// <summary>The codecs of movies that are made, by the names that users give.</summary>
internal static class MovieCodecs
{
    private static readonly (string Name, string Extension, MovieEncoding Encoding)[] s_codecs =
    [
        ("h264", "mp4", MovieEncoding.H264), ("vp9", "webm", MovieEncoding.Vp9), ("av1", "webm", MovieEncoding.Av1),
    ];

    /// <summary>All names.</summary>
    internal static IEnumerable<string> Names => s_codecs.Select(codec => codec.Name);

    /// <summary>The codec for an extension: the one asked for, or the first.</summary>
    /// <exception cref="UsageException">It does not go into such a file.</exception>
    internal static MovieEncoding For(string extension, string? name) =>
        s_codecs.FirstOrDefault(codec => codec.Extension == extension && codec.Name == (name ?? codec.Name)).Encoding
            ?? throw new UsageException($"'{name}' does not go into .{extension}: h264 goes into .mp4, vp9 and av1 into .webm.");
}
