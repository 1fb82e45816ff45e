using System;
using System.Collections.Generic;
using System.Globalization;
using NumVid.Formats.Model;

namespace NumVid.Formats.Quality;

/// <summary>What error the values of a variable may have; what is null is not asked for, and all that is asked for
/// holds.</summary>
/// <remarks>The numbers are checked when a <see cref="QualitySpecification"/> is made of them. Without any bound,
/// preset or losslessness the default bound holds: half a 12-bit step of each level's range. Immutable.</remarks>
public sealed record QualityTerms
{
    /// <summary>Half a 12-bit step of a level's range: the guarantee when nothing else is asked for.</summary>
    internal const double DefaultLevelRangeFactor = 1.2210012e-4;

    /// <summary>Stands for the smallest of all ways to keep values.</summary>
    internal const string AutomaticCodec = "auto";

    /// <summary>The largest allowed error in the variable's unit, positive: <c>abs=V</c>.</summary>
    public double? AbsoluteBound { get; init; }

    /// <summary>The largest allowed error as a part of the variable's range (largest less smallest valid value),
    /// positive: <c>range=V</c>.</summary>
    /// <remarks>The range is that of the first data that are committed; it holds for what is appended.</remarks>
    public double? RangeFactor { get; init; }

    /// <summary>The largest allowed error as a part of the range of each level (stream) by itself, positive:
    /// <c>levelrange=V</c>.</summary>
    public double? LevelRangeFactor { get; init; }

    /// <summary>The largest allowed error as a part of the value's own magnitude, in (0, 1): <c>rel=V</c>. Zeros are
    /// exact.</summary>
    public double? RelativeFactor { get; init; }

    /// <summary>The smallest allowed ratio of the variable's range to the root of the mean squared error, in decibels,
    /// positive: <c>psnr=V</c>.</summary>
    /// <remarks>Every segment by itself has a mean squared error of at most range^2 10^(-V/10), the range as for
    /// <see cref="RangeFactor"/>.</remarks>
    public double? PeakSignalToNoiseRatio { get; init; }

    /// <summary>Whether values must come back bit by bit: <c>lossless</c>. Excludes bounds and presets.</summary>
    public bool IsLossless { get; init; }

    /// <summary>Whether the file from which all variables came must come back byte by byte: <c>restorable</c>. Implies
    /// <see cref="IsLossless"/>, and stands for a whole dataset only.</summary>
    public bool IsRestorable { get; init; }

    /// <summary>The name of a preset, which guarantees nothing by itself, or null: <c>preset=NAME</c>.</summary>
    /// <exception cref="FormatException">No preset has this name.</exception>
    /// <exception cref="Errors.UnsupportedDataException">This version lacks the preset.</exception>
    public string? PresetName
    {
        get => Preset?.Name;
        init => Preset = value is null ? null : QualityPreset.Find(value);
    }

    /// <summary>The codec's name, <c>auto</c> for the smallest of all ways, or null for video, the smaller of the
    /// codecs of pictures: <c>codec=NAME</c>.</summary>
    public string? Codec { get; init; }

    /// <summary>Whether the smallest of all ways is asked for.</summary>
    internal bool IsAutomatic => Codec == AutomaticCodec;

    /// <summary>The codec that was asked for by its name, or null.</summary>
    internal string? NamedCodec => IsAutomatic ? null : Codec;

    /// <summary>How long codecs and searches may take: <c>effort=fast</c>, <c>normal</c> (default) or
    /// <c>best</c>.</summary>
    public CodingEffort Effort { get; init; } = CodingEffort.Normal;

    /// <summary>How much is coded together, and decoded for one point: <c>24f</c> frames, or <c>2^18</c> or
    /// <c>262144</c> values; null for the writer's choice: <c>segment=</c>.</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public string? Segment
    {
        get => SegmentLength?.ToString();
        init => SegmentLength = value is null ? null : Quality.SegmentLength.TryParse(value)
            ?? throw new FormatException(
                $"'{value}' is not a segment's length; use frames, for example 24f, or 1 to 2^25 values, for example "
                + "2^18.");
    }

    /// <summary>Frames of a group, of which the first is coded whole and the others as differences, 1 to 255; null for
    /// the codec's own length: <c>group=N</c>. For the codec dct.</summary>
    public int? GroupLength { get; init; }

    /// <summary>The step of the quantiser in codes, 0.25 to 65536, rounded to a 256th; null for the one that a search
    /// finds or a preset has: <c>step=V</c>. For the codec dct.</summary>
    public double? QuantiserStep { get; init; }

    /// <summary>The terms of a variable that no clause names.</summary>
    internal static QualityTerms Default { get; } = new() { LevelRangeFactor = DefaultLevelRangeFactor };

    /// <summary>The preset, or null.</summary>
    internal QualityPreset? Preset { get; init; }

    /// <summary>How much is coded together, or null.</summary>
    internal SegmentLength? SegmentLength { get; init; }

    /// <summary>Whether a bound that is one number for a whole level is asked for.</summary>
    internal bool HasAbsoluteBound => AbsoluteBound.HasValue || RangeFactor.HasValue || LevelRangeFactor.HasValue;

    /// <summary>Whether anything about the error is guaranteed.</summary>
    internal bool HasBound => HasAbsoluteBound || RelativeFactor.HasValue || PeakSignalToNoiseRatio.HasValue;

    /// <summary>These terms, with the default bound when neither a bound, a preset nor losslessness is asked
    /// for.</summary>
    internal QualityTerms Completed =>
        HasBound || IsLossless || Preset is not null ? this : this with { LevelRangeFactor = DefaultLevelRangeFactor };

    /// <summary>The largest error that <c>abs</c>, <c>range</c> and <c>levelrange</c> together allow.</summary>
    /// <param name="variableRange">The variable's largest less its smallest valid value.</param>
    /// <param name="levelRange">The same of the level (stream) alone.</param>
    /// <returns>The bound in the variable's unit; 0 when values have to be exact; null when none of the three is asked
    /// for.</returns>
    public double? AbsoluteBoundFor(double variableRange, double levelRange)
    {
        if (!HasAbsoluteBound)
        {
            return IsLossless ? 0 : null;
        }

        var bound = AbsoluteBound ?? double.PositiveInfinity;
        bound = RangeFactor is { } factor ? Math.Min(bound, factor * variableRange) : bound;
        bound = LevelRangeFactor is { } levelFactor ? Math.Min(bound, levelFactor * levelRange) : bound;

        // A range beyond double's largest number bounds nothing; such values are kept exactly.
        return double.IsFinite(bound) ? bound : 0;
    }

    /// <summary>The largest mean squared error of a segment that <c>psnr</c> allows, or null when it is not asked
    /// for.</summary>
    /// <param name="variableRange">The variable's largest less its smallest valid value.</param>
    /// <returns>The limit in the square of the variable's unit.</returns>
    public double? MeanSquareLimitFor(double variableRange)
    {
        if (PeakSignalToNoiseRatio is not { } ratio)
        {
            return null;
        }

        var limit = variableRange * variableRange * Math.Pow(10, -ratio / 10);
        return double.IsFinite(limit) ? limit : 0;
    }

    /// <summary>The terms in the grammar, in a fixed order.</summary>
    /// <returns>Terms separated by commas; empty when nothing is asked for.</returns>
    public override string ToString()
    {
        var terms = new List<string>();
        AddNumber(terms, "abs", AbsoluteBound);
        AddNumber(terms, "range", RangeFactor);
        AddNumber(terms, "levelrange", LevelRangeFactor);
        AddNumber(terms, "rel", RelativeFactor);
        AddNumber(terms, "psnr", PeakSignalToNoiseRatio);
        if (IsLossless)
        {
            terms.Add(IsRestorable ? "restorable" : "lossless");
        }

        if (Preset is not null)
        {
            terms.Add("preset=" + Preset.Name);
        }

        if (Codec is not null)
        {
            terms.Add("codec=" + Codec);
        }

        if (Segment is not null)
        {
            terms.Add("segment=" + Segment);
        }

        if (GroupLength is { } frames)
        {
            terms.Add(string.Create(CultureInfo.InvariantCulture, $"group={frames}"));
        }

        AddNumber(terms, "step", QuantiserStep);
        if (Effort != CodingEffort.Normal)
        {
            terms.Add("effort=" + CodingEffortNames.NameOf(Effort));
        }

        return string.Join(',', terms);
    }

    private static void AddNumber(List<string> terms, string name, double? value)
    {
        if (value is { } number)
        {
            terms.Add($"{name}={number.ToString("R", CultureInfo.InvariantCulture)}");
        }
    }
}
