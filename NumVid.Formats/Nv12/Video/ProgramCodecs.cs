using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Movies;
using NumVid.Formats.Native;

namespace NumVid.Formats.Nv12.Video;

/// <summary>Which encoders and decoders the program ffmpeg has, asked once each.</summary>
internal static class ProgramCodecs
{
    private const string FormatsLine = "Supported pixel formats:";

    private static readonly ConcurrentDictionary<string, string> s_help = [];

    /// <summary>Whether an encoder exists and takes gray frames of a bit depth.</summary>
    internal static bool HasEncoder(string encoder, int bitDepth)
    {
        var line = HelpOf($"encoder={encoder}").Split('\n').FirstOrDefault(
            each => each.Contains(FormatsLine, StringComparison.Ordinal));
        return line is not null && line.Split(' ').Contains(PixelDepth.GrayFormat(bitDepth));
    }

    /// <summary>An encoder's name and the version of the program that holds it.</summary>
    /// <exception cref="MissingLibraryException">It has no such encoder.</exception>
    internal static string EncoderVersion(string encoder, string codec) => HasEncoder(encoder)
        ? $"{encoder} of ffmpeg {FfmpegPrograms.Status().Version}"
        : throw new MissingLibraryException(
            $"The codec '{codec}' cannot be written here: the program ffmpeg has no encoder '{encoder}'. "
            + "'quality=lossless' needs no encoder, nor does reading.");

    /// <summary>Tells the program's version and which of some codecs it has.</summary>
    internal static NativeLibraryStatus Status(
        string enables, IEnumerable<(string Encoder, string Decoder, IReadOnlyList<int> BitDepths)> codecs)
    {
        var status = FfmpegPrograms.Status();
        var details = status.IsUsable ? string.Join("; ", codecs.Select(Describe)) : "";
        return status with { Enables = enables, Details = details };
    }

    private static string Describe((string Encoder, string Decoder, IReadOnlyList<int> BitDepths) codec)
    {
        var depths = codec.BitDepths.Where(depth => HasEncoder(codec.Encoder, depth)).ToList();
        var encoding = depths.Count > 0
            ? $"{codec.Encoder} encodes {string.Join('/', depths)} bits" : $"no usable encoder {codec.Encoder}";
        return $"{encoding}, {(HasDecoder(codec.Decoder) ? "decoder" : "no decoder")} {codec.Decoder}";
    }

    /// <summary>Whether an encoder exists.</summary>
    internal static bool HasEncoder(string encoder) =>
        HelpOf($"encoder={encoder}").Contains($"Encoder {encoder} ", StringComparison.Ordinal);

    /// <summary>Whether a decoder exists.</summary>
    internal static bool HasDecoder(string decoder) =>
        HelpOf($"decoder={decoder}").Contains($"Decoder {decoder} ", StringComparison.Ordinal);

    private static string HelpOf(string topic) => s_help.GetOrAdd(topic, static asked =>
    {
        var start = new ProcessStartInfo(FfmpegPrograms.PathOf("ffmpeg"), ["-hide_banner", "-h", asked])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return text;
        }
        catch (Win32Exception)
        {
            return "";
        }
    });
}
