using System;
using System.Globalization;

namespace NumVid.Formats.Nv12.Codecs.Hevc;

// Why so: docs/decisions/0032-rate-factors-of-the-presets.md
/// <summary>How x265 is run; made by <see cref="FromQp"/>, <see cref="FromCrf"/> or <see cref="Lossless"/>.</summary>
internal sealed record HevcSettings
{
    // One closed group of pictures, no version or CPU in the bytes, headers repeated so that segments can be joined.
    // weightb: with it (presets slower and up) x265 3.5 codes frames that decode off by one, "lossless" ones too.
    private const string StreamParameters =
        "info=0:keyint=-1:scenecut=0:open-gop=0:repeat-headers=1:frame-threads=1:weightb=0:log-level=none";

    // Numbers, not looks: psycho-visual tools off made files 3 to 10 % smaller at the same bound.
    private const string SearchParameters = "psy-rd=0:psy-rdoq=0:aq-mode=0:rdoq-level=2:rd=4";

    // What a rate factor means depends on the frame rate and on the adaptive quantisation. With the seed's rate of 10 a
    // second and x265's defaults the same factors give the seed's errors; these give smaller errors and smaller files
    // on its three fields.
    private const string RateFactorParameters = "psy-rd=0:psy-rdoq=0:aq-strength=1.15:rdoq-level=2:rd=6:fps=19/2";

    private static readonly string[] s_presets =
    [
        "ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow", "placebo",
    ];

    // Six quantisers, or six of a rate factor, make the step twice as large.
    private const int QuantisersPerBit = 6;
    private const double Coarsest = 51;

    // At the same step a second video is all noise, which cost a fifth of the file (wind).
    private const int CoarserInSecond = 2;

    private const int NarrowestTreeWidth = 64;

    private const string LosslessMode = "lossless";
    private const string RateFactorMode = "crf";

    private readonly string _mode;
    private readonly double _value;
    private readonly string _preset = "medium";

    private HevcSettings(string mode, double value)
    {
        _mode = mode;
        _value = value;
    }

    /// <summary>Every sample returns exactly.</summary>
    internal static HevcSettings Lossless { get; } = new(LosslessMode, 1);

    /// <summary>x265's preset, <c>ultrafast</c> to <c>placebo</c>; <c>medium</c> unless set.</summary>
    internal string Preset
    {
        get => _preset;
        init => _preset = Array.IndexOf(s_presets, value) >= 0 ? value : throw new ArgumentException(
            $"The preset '{value}' is not one of {string.Join(", ", s_presets)}.", nameof(value));
    }

    /// <summary>What differs from the preset, as x265 knows it; nothing unless set.</summary>
    internal string Tools { get; init; } = "";

    /// <summary>How the machine's cores are used; one thread unless set.</summary>
    internal HevcThreading Threading { get; init; }

    /// <summary>A constant quantiser.</summary>
    /// <param name="qp">In [0, 51]; 6 more make the step twice as large. Below 0 x265 3.5 crashes.</param>
    internal static HevcSettings FromQp(int qp)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(qp);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(qp, 51);
        return new("qp", qp);
    }

    /// <summary>A constant rate factor: like a quantiser, but finer where a frame serves others as reference.</summary>
    /// <param name="crf">In [0, 51].</param>
    internal static HevcSettings FromCrf(double crf)
    {
        if (!(crf is >= 0 and <= 51))
        {
            throw new ArgumentOutOfRangeException(nameof(crf), crf, "A CRF is in [0, 51].");
        }

        return new(RateFactorMode, crf);
    }

    /// <summary>A little more than the same step in the field's unit, for codes that are finer by some bits.</summary>
    /// <param name="bits">How many bits finer.</param>
    internal HevcSettings ForFinerCodes(int bits) =>
        _mode == LosslessMode
            ? this
            : new(_mode, Math.Min(_value + (QuantisersPerBit * bits) + CoarserInSecond, Coarsest))
            {
                Preset = Preset,
                Tools = Tools,
                Threading = Threading,
            };

    /// <summary>The settings for frames of a width, which x265 survives.</summary>
    /// <remarks>Rate factors turn on x265's tree of coding units, which in version 3.5 writes beyond its memory where
    /// frames are at most 48 samples wide: every such stream corrupted the heap, and most crashed the
    /// process.</remarks>
    /// <param name="codedWidth">Samples in a row of the stream.</param>
    internal string ParametersFor(int codedWidth) =>
        _mode == RateFactorMode && codedWidth < NarrowestTreeWidth ? $"{Parameters}:cutree=0" : Parameters;

    /// <summary>The settings as x265 knows them, colon-separated; names no machine.</summary>
    internal string Parameters => string.Create(CultureInfo.InvariantCulture,
        $"{StreamParameters}:{(_mode == RateFactorMode ? RateFactorParameters : SearchParameters)}:"
        + $"{(Tools.Length == 0 ? "" : $"{Tools}:")}{ThreadParameters}:{_mode}={_value}");

    private string ThreadParameters => Threading == HevcThreading.SingleThread ? "pools=none:wpp=0" : "wpp=1";
}
