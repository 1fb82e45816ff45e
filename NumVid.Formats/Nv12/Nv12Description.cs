using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12;

/// <summary>Sums up the manifest for people.</summary>
internal static class Nv12Description
{
    /// <summary>Describes a variable.</summary>
    internal static Nv12VariableDescription Of(StoredVariable variable)
    {
        var decisions = variable.Decisions;
        var segments = variable.Segments;
        var isExact = decisions is not null && (decisions.IsExact || !segments.Any(segment => segment.IsLossy));
        var bounds = isExact ? [0]
            : decisions?.Bounds.Select(bound => bound.Bound).OfType<double>().ToArray() ?? [];
        var layers =
            segments.Where(segment => segment.Video is not null).Select(segment => segment.Video!.Layers).ToArray();
        return new Nv12VariableDescription
        {
            Name = variable.Name,
            IsExact = isExact,
            Reason = decisions?.Reason ?? "no data yet",
            Quality = decisions?.Quality ?? "",
            Codec = CodecOf(segments),
            Encoder = decisions?.Encoder,
            VideoDimension = decisions?.VideoAxis is { } axis ? variable.Dimensions[axis] : null,
            SmallestBound = bounds.Length > 0 ? bounds.Min() : null,
            LargestBound = bounds.Length > 0 ? bounds.Max() : null,
            Bounds = isExact || decisions is null ? [] : BoundsOf(variable, decisions),
            RelativeBound = isExact ? null : decisions?.RelativeBound,
            MeanSquareBound = isExact ? null : decisions?.MeanSquareBound,
            RangeGrowth = decisions is null ? null : RangeGrowth.WarningOf(variable.Name, decisions),
            MaxError = segments.Select(segment => segment.MaxError).DefaultIfEmpty().Max(),
            MaxRelativeError = isExact ? null : segments.Select(segment => segment.MaxRelativeError).Max(),
            LargestMeanSquareError = segments.Select(segment => segment.MeanSquareError).DefaultIfEmpty().Max(),
            StreamCount = StreamCountOf(variable),
            SegmentCount = segments.Count,
            VideoByteCount = segments.Where(segment => segment.Kind == SegmentKind.Layered)
                .Sum(segment => segment.Data?.Length ?? 0L),
            ResidualByteCount = layers.Sum(layer => (long)layer.Residual),
            MaskByteCount = layers.Sum(layer => (long)layer.Mask + layer.Specials),
            PatchByteCount = layers.Sum(layer => (long)layer.Patches),
            ExactByteCount = segments.Where(segment => segment.Kind == SegmentKind.Direct)
                .Sum(segment => segment.Data?.Length ?? 0L),
            OtherWays = decisions is null or { IsExact: true } ? [] : OtherWaysOf(segments),
            Fallbacks = FallbacksOf(variable),
        };
    }

    /// <summary>What was kept in another way than asked for, and which ranges have grown, in the whole file.</summary>
    internal static IReadOnlyList<string> WarningsOf(FileManifest manifest) =>
    [
        .. manifest.Variables.SelectMany(FallbacksOf),
        .. manifest.Variables.Where(variable => variable.Decisions is not null)
            .Select(variable => RangeGrowth.WarningOf(variable.Name, variable.Decisions!)).OfType<string>(),
    ];

    private static string[] FallbacksOf(StoredVariable variable) =>
        [.. variable.Segments.Where(segment => segment.Fallback is not null)
            .Select(segment => $"Variable '{variable.Name}', points {segment.Box}: {segment.Fallback}.")];

    // What failed is told elsewhere.
    private static string[] OtherWaysOf(IReadOnlyList<StoredSegment> segments) =>
        [.. segments.Where(segment => segment.Kind != SegmentKind.Layered && segment.Fallback is null)
            .GroupBy(segment => segment.Kind == SegmentKind.Constant ? "constant"
                : segment.Box.Count < ChoiceRules.MinVideoValues
                    ? string.Create(CultureInfo.InvariantCulture, $"of fewer than {ChoiceRules.MinVideoValues} values")
                : segment.MaxError > 0 ? "smaller as rounded values" : "smaller as exact values")
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}"))];

    private static string CodecOf(IReadOnlyList<StoredSegment> segments)
    {
        var names = segments
            .Select(
                segment => segment.Video?.Codec
                ?? (segment.Kind == SegmentKind.Constant ? "constant" : segment.MaxError > 0 ? "rounded" : "exact"))
            .Distinct().Order(System.StringComparer.Ordinal).ToArray();
        return names.Length == 0
            ? "none"
            : string.Join('+', names.OrderBy(name => name is "rounded" or "exact" or "constant"));
    }

    private static Nv12StreamBound[] BoundsOf(StoredVariable variable, VariableDecisions decisions)
    {
        var streamAxes = StreamLayout.Of(variable.Dimensions.Length, decisions).StreamAxes.ToArray();
        return [.. decisions.Bounds.Where(bound => bound.Bound.HasValue).Select(bound =>
        {
            var indices = new int?[variable.Dimensions.Length];
            for (var i = 0; i < streamAxes.Length; i++)
            {
                indices[streamAxes[i]] = bound.Stream.Indices[i];
            }

            return new Nv12StreamBound(indices, bound.Bound!.Value);
        })];
    }

    private static int StreamCountOf(StoredVariable variable)
    {
        if (variable.Decisions is null || variable.Decisions.IsExact || variable.Dimensions.Length < 2)
        {
            return variable.Segments.Count == 0 ? 0 : 1;
        }

        var layout = StreamLayout.Of(variable.Dimensions.Length, variable.Decisions);
        return variable.Segments.Select(segment => layout.StreamOf(segment.Box)).Distinct().Count();
    }
}
