using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Dct;
using NumVid.Formats.Nv12.Codecs.Ffv1;
using NumVid.Formats.Nv12.Codecs.Hevc;
using NumVid.Formats.Nv12.Codecs.Jpeg2000;
using NumVid.Formats.Nv12.Codecs.Packed;
using NumVid.Formats.Nv12.Codecs.Predictive;
using NumVid.Formats.Nv12.Video;

namespace NumVid.Formats.Nv12.Codecs;

/// <summary>The codecs of this version.</summary>
/// <remarks>Of those that can do the same, the first is taken where none is asked for.</remarks>
internal sealed class CodecList : ICodecSource
{
    // The path of a library that was set and cannot be loaded is an error, never a silent replacement.
    private const string PathVariable = "NUMVID_AV_LIBRARY";

    // What every encoder here has; to ask opens it.
    private const int UsualDepth = 12;

    private readonly ConcurrentDictionary<string, bool> _encoders = new(StringComparer.Ordinal);

    private CodecList()
    {
    }

    /// <summary>The only instance.</summary>
    internal static CodecList Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<Codec> All { get; } =
        [new HevcCodec(), new Ffv1Codec(), new Jpeg2000Codec(), new PredictiveCodec(), new DctCodec()];

    /// <inheritdoc/>
    public IReadOnlyList<Codec> Keeping { get; } = [new PackedCodec()];

    /// <inheritdoc/>
    public bool CanWrite(Codec codec) =>
        codec.EncoderNeeded is not { } encoder || _encoders.GetOrAdd(encoder, IsHereOrFails);

    private static bool IsHereOrFails(string encoder) => VideoLibrary.HasEncoder(encoder, UsualDepth)
        || (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } && !VideoLibrary.Status([]).IsUsable);
}
