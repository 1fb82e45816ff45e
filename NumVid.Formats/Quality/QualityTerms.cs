using System.Collections.Generic;
using System.Globalization;

namespace NumVid.Formats.Quality;

/// <summary>What one clause of a quality specification asks for; what is null is not asked for.</summary>
internal sealed record QualityTerms
{
    /// <summary>Half a 12-bit step of a level's range: the guarantee when nothing else is asked for.</summary>
    internal const double DefaultLevelRangeFactor = 1.2210012e-4;

    /// <summary>The terms of a variable that no clause names.</summary>
    internal static QualityTerms Default { get; } = new() { LevelRangeFactor = DefaultLevelRangeFactor };

    /// <summary>The largest allowed error in the variable's unit.</summary>
    internal double? AbsoluteBound { get; init; }

    /// <summary>The largest allowed error as a part of the variable's range.</summary>
    internal double? RangeFactor { get; init; }

    /// <summary>The largest allowed error as a part of the range of each level (stream).</summary>
    internal double? LevelRangeFactor { get; init; }

    /// <summary>Whether values must come back bit by bit.</summary>
    internal bool IsLossless { get; init; }

    /// <summary>The preset, which guarantees nothing by itself.</summary>
    internal QualityPreset? Preset { get; init; }

    /// <summary>The codec's name, or null for the writer's choice.</summary>
    internal string? Codec { get; init; }

    /// <summary>Whether an error bound is asked for.</summary>
    internal bool HasBound => AbsoluteBound.HasValue || RangeFactor.HasValue || LevelRangeFactor.HasValue;

    /// <summary>These terms, with the default bound when neither a bound, a preset nor losslessness is asked for.</summary>
    internal QualityTerms Completed =>
        HasBound || IsLossless || Preset is not null ? this : this with { LevelRangeFactor = DefaultLevelRangeFactor };

    /// <summary>The terms in the grammar, in a fixed order.</summary>
    public override string ToString()
    {
        var terms = new List<string>();
        AddNumber(terms, "abs", AbsoluteBound);
        AddNumber(terms, "range", RangeFactor);
        AddNumber(terms, "levelrange", LevelRangeFactor);
        if (IsLossless)
        {
            terms.Add("lossless");
        }

        if (Preset is not null)
        {
            terms.Add("preset=" + Preset.Name);
        }

        if (Codec is not null)
        {
            terms.Add("codec=" + Codec);
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
