using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using NumVid.Formats.Errors;
using NumVid.Formats.Movies;
using NumVid.Formats.Native;
using NumVid.Formats.Nv12.Video.Interop;

namespace NumVid.Formats.Nv12.Video;

/// <summary>The shim over libavcodec and libavformat as found on this machine. For any number of threads.</summary>
/// <remarks>It is looked for in the file named by the environment variable <c>NUMVID_AV_LIBRARY</c>, else beside this
/// assembly.</remarks>
internal static unsafe class VideoLibrary
{
    private const string Name = "libnumvid_av (FFmpeg)";
    private const string Enables = "video codecs of .nv12";

    private static readonly Lazy<string?> s_problem = new(FindProblem);

    /// <summary>Why the shim cannot be used; null when it can.</summary>
    internal static string? ShimProblem => s_problem.Value;

    /// <summary>Tells whether the library can be used, its versions, and which of some codecs it has.</summary>
    /// <param name="codecs">FFmpeg's names of encoders and decoders, and the bit depths that matter.</param>
    /// <remarks>Opens each encoder once, which takes some hundredths of a second.</remarks>
    internal static NativeLibraryStatus Status(
        IEnumerable<(string Encoder, string Decoder, IReadOnlyList<int> BitDepths)> codecs)
    {
        if (VideoBackend.IsProgram)
        {
            return ProgramCodecs.Status(Enables, codecs);
        }

        if (s_problem.Value is { } problem)
        {
            return new(Name, IsUsable: false, Version: null, Enables, problem);
        }

        var details =
            string.Join("; ", codecs.Select(codec => Describe(codec.Encoder, codec.Decoder, codec.BitDepths)));
        return new(Name, IsUsable: true, Versions(), Enables, Problem: null, details);
    }

    /// <summary>Throws unless the library was found and is the one that this assembly was built for.</summary>
    /// <exception cref="MissingLibraryException">It is not; the message says what is missing and what to
    /// do.</exception>
    internal static void EnsureUsable()
    {
        if (VideoBackend.IsProgram)
        {
            FfmpegPrograms.EnsureUsable();
            return;
        }

        EnsureShim();
    }

    /// <summary>Throws unless the shim itself is here, which reads whole files.</summary>
    /// <exception cref="MissingLibraryException">It is not.</exception>
    internal static void EnsureShim()
    {
        if (s_problem.Value is { } problem)
        {
            throw new MissingLibraryException(problem);
        }
    }

    /// <summary>The versions of libavcodec and libavformat.</summary>
    internal static string Versions()
    {
        Span<byte> text = stackalloc byte[128];
        fixed (byte* first = text)
        {
            VideoErrors.ThrowIfFailed(
                NumVidAvNative.nv_library_versions(first, text.Length, out var error), error, "Asking for versions");
        }

        return ToText(text);
    }

    /// <summary>An encoder's name and version, for example <c>libx265 3.5+1-f0c1022b6</c>.</summary>
    /// <param name="encoder">FFmpeg's name of the encoder.</param>
    /// <param name="codec">The codec that needs it, for the message.</param>
    /// <exception cref="MissingLibraryException">FFmpeg was built without it, or the library is missing.</exception>
    internal static string EncoderVersion(string encoder, string codec)
    {
        EnsureUsable();
        if (VideoBackend.IsProgram)
        {
            return ProgramCodecs.EncoderVersion(encoder, codec);
        }

        Span<byte> text = stackalloc byte[192];
        fixed (byte* first = text)
        {
            var status = NumVidAvNative.nv_encoder_version(encoder, first, text.Length, out var error);
            if (status == NvStatus.NotAvailable)
            {
                throw new MissingLibraryException(
                    $"The codec '{codec}' cannot be written here: {error.Text}. {VideoErrors.Remedy} "
                    + "'quality=lossless' needs no encoder, nor does reading.");
            }

            VideoErrors.ThrowIfFailed(status, error, "Asking for an encoder's version");
        }

        return ToText(text);
    }

    /// <summary>Whether an encoder exists and takes gray frames of this bit depth; it is opened to find out.</summary>
    /// <param name="encoder">FFmpeg's name of the encoder.</param>
    /// <param name="bitDepth">8, 10, 12 or 16.</param>
    internal static bool HasEncoder(string encoder, int bitDepth) =>
        VideoBackend.IsProgram ? ProgramCodecs.HasEncoder(encoder, bitDepth)
        : s_problem.Value is null && NumVidAvNative.nv_has_encoder(encoder, bitDepth) != 0;

    /// <summary>Whether a decoder exists.</summary>
    /// <param name="decoder">FFmpeg's name of the decoder.</param>
    internal static bool HasDecoder(string decoder) =>
        VideoBackend.IsProgram ? ProgramCodecs.HasDecoder(decoder)
        : s_problem.Value is null && NumVidAvNative.nv_has_decoder(decoder) != 0;

    private static string? FindProblem()
    {
        try
        {
            var version = NumVidAvNative.nv_abi_version();
            return version == NumVidAvNative.AbiVersion ? null : string.Create(
                CultureInfo.InvariantCulture,
                $"libnumvid_av has interface version {version} instead of {NumVidAvNative.AbiVersion}. "
                + $"{VideoErrors.Remedy}");
        }
        catch (MissingLibraryException exception)
        {
            return exception.Message;
        }
        catch (Exception exception)
            when (exception is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            return $"libnumvid_av, which codes video through FFmpeg, could not be loaded. {VideoErrors.Remedy}";
        }
    }

    private static string Describe(string encoder, string decoder, IReadOnlyList<int> bitDepths)
    {
        var found = new List<int>();
        foreach (var bitDepth in bitDepths)
        {
            if (HasEncoder(encoder, bitDepth))
            {
                found.Add(bitDepth);
            }
        }

        var encoding = found.Count > 0
            ? $"{EncoderVersion(encoder, decoder)} encodes {string.Join('/', found)} bits"
            : $"no usable encoder {encoder}";
        return $"{encoding}, {(HasDecoder(decoder) ? "decoder" : "no decoder")} {decoder}";
    }

    private static string ToText(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text[..text.IndexOf((byte)0)]);
}
