using System;
using System.Collections.Generic;
using System.IO;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.Movies;
using NumVid.Formats.Nv12.Codecs.Hevc;
using NumVid.Formats.Nv12.Codecs.Jpeg2000;
using NumVid.Formats.Nv12.Commits;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12;

/// <summary>The stream of a video, cut at key frames into streams that decode alone.</summary>
internal static class KeptStreams
{
    /// <summary>The streams, each made when it is asked for.</summary>
    /// <param name="movie">The video.</param>
    /// <param name="folder">An existing empty folder for files on the way.</param>
    /// <exception cref="InvalidFileException">ffmpeg cannot take the stream out of its file.</exception>
    /// <exception cref="UnsupportedDataException">It cannot be cut where it would have to be, or decoders would not
    /// agree on it.</exception>
    internal static IEnumerable<KeptStream> Of(GrayMovie movie, string folder) =>
        movie.Description.Codec == CodecNames.Hevc ? Hevc(movie) : Matroska(movie, folder);

    private static IEnumerable<KeptStream> Hevc(GrayMovie movie)
    {
        using var file = LocalMovieFile.Open(movie.Path);
        var groups = StreamCopy.AnnexB(
            file, movie.Description.StreamIndex,
            stream => new AccessUnitGroups(LeastFrames(movie)).Split(AccessUnit.Collect(AnnexBUnits.Read(stream))));
        foreach (var group in groups)
        {
            yield return Stream(movie, group.ToArray(), group.FrameCount, group.PictureCount);
        }
    }

    private static IEnumerable<KeptStream> Matroska(GrayMovie movie, string folder)
    {
        using var file = LocalMovieFile.Open(movie.Path);
        foreach (var (path, frameCount) in StreamCopy.Matroska(
            file, movie.Description.StreamIndex, LeastFrames(movie), folder))
        {
            var bytes = File.ReadAllBytes(path);
            File.Delete(path);
            if (movie.Description.Codec == CodecNames.Jpeg2000 && !CodeStreams.AreReversible(bytes))
            {
                throw Refused(
                    movie, "its transform is not the reversible one, so that each decoder makes other samples of it");
            }

            yield return Stream(movie, bytes, frameCount, frameCount);
        }
    }

    private static KeptStream Stream(GrayMovie movie, byte[] bytes, int frameCount, int pictureCount)
    {
        var video = movie.Description;
        return (long)video.Width * video.Height * pictureCount <= SegmentRules.MaxValues
            ? new KeptStream(
                bytes, frameCount, new StreamShape(video.Width, video.Height, pictureCount, video.BitDepth))
            : throw Refused(
                movie, $"there is no key frame within {pictureCount} frames of {video.Width} x {video.Height}, and at "
                + $"most {SegmentRules.MaxValues} values are decoded together");
    }

    private static int LeastFrames(GrayMovie movie) =>
        Math.Max(1, Segmentation.TargetValues / (movie.Description.Width * movie.Description.Height));

    private static UnsupportedDataException Refused(GrayMovie movie, string reason) => new(
        $"The stream of '{movie.Path}' cannot be kept: {reason}. Without '--keep-stream' its luminance is imported.");
}
