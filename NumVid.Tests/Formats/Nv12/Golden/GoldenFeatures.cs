using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Codecs.Packed;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;

namespace NumVid.Tests.Formats.Nv12.Golden;

/// <summary>Which features of the format a file has, by name; the golden files together must have all.</summary>
internal static class GoldenFeatures
{
    // Bytes of an exact entry, docs/nv12-format.md, Exact.
    private const int MapByte = 1;
    private const int ShiftByte = 2;
    private const int PredictorByte = 3;
    private const int SpecialsLength = 8;
    private const int FrameFlag = 16;
    private const int RowOrder = 12;
    private const byte ComputedForm = 3;

    /// <summary>Every feature of the format.</summary>
    internal static IEnumerable<string> All { get; } =
    [
        .. new[] { "Double", "Single", "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64",
        "DateTime", "String", "Boolean" }
            .Select(type => $"type {type}"),
        "rank 0", "rank 1", "rank 2", "rank 3", "rank 4", "empty", "several segments", "several parts", "packed blobs", "removed segments",
        "constant", "exact", "video", "no picture", "fallback",
        "codec hevc", "codec ffv1", "codec jpeg2000", "codec dct", "dct of 8 bits", "dct of 12 bits", "hevc of 16 bits", "jpeg2000 of 8 bits", "depth 8", "depth 10", "depth 12", "depth 9", "depth 11", "depth 14", "depth 16",
        "plane video-column", "temporal difference", "several pictures a group", "frame order", "frame order of exact values", "group of rows", "levels", "levels with limit", "no guarantee", "mean square",
        "codec predictive", "order raster", "order hierarchical", "levels with tiles", "hierarchical lattice", "taps lean", "taps full", "taps open", "linear taps open", "predictors 0", "predictors 2", "parts 0", "parts 1", "parts odd",
        "parts even", "same", "table of levels", "order linear", "linear parts 0", "linear parts 1", "linear parts odd",
        "linear parts even",
        "codec packed", "packed depth 7", "packed depth 11", "packed depth 16", "packed constant", "packed order 2", "several packed sizes",
        "kept hevc of 12 bits", "kept ffv1 of 10 bits", "kept jpeg2000 of 16 bits", "pictures behind the segment", "kept width of 64",
        "layer mask", "layer specials one", "layer specials each", "layer residual", "residual in mixed contexts", "residual in mixed contexts, quiet ones apart", "layer patches", "layers of a codec without residual",
        "plain", "predicted", "narrowed", "map 0", "map 1", "map 2", "map 3", "map 3 from the frame before", "map 4", "shift", "differences",
        "differences along rows", "differences along frames", "computed by rule 0", "computed by rule 1",
        "computed by rule 2", "computed by rule 3",
        "computed by rule 4", "median", "median of differences", "mean", "mean of differences", "specials", "utf-8", "utf-16",
    ];

    /// <summary>The features of one file.</summary>
    internal static IEnumerable<string> Of(string path)
    {
        var file = Nv12File.Open(path, CodecList.Instance);
        try
        {
            return [.. OfParts(file.Parts), .. file.Manifest.Variables.SelectMany(variable =>
                OfVariable(variable)
                    .Concat(variable.Segments.SelectMany(segment => OfSegment(file, variable, segment)))).Distinct()];
        }
        finally
        {
            file.Release();
        }
    }

    private static IEnumerable<string> OfParts(ManifestParts parts)
    {
        if (parts.Items.Count > 1)
        {
            yield return "several parts";
        }

        if (parts.Items.Skip(1).Any(item => item.Part.Variables.Any(change => change.Removed.Count > 0)))
        {
            yield return "removed segments";
        }
    }

    private static IEnumerable<string> OfVariable(StoredVariable variable)
    {
        yield return $"type {variable.Type.Name}";
        yield return $"rank {variable.Shape.Length}";
        if (Box.CountOf(variable.Shape) == 0)
        {
            yield return "empty";
        }

        if (variable.Segments.Count > 1)
        {
            yield return "several segments";
        }

        if (variable.Decisions is { IsExact: false, Bounds.Count: 0 })
        {
            yield return "no guarantee";
        }

        if (variable.Decisions?.MeanSquareBound is not null)
        {
            yield return "mean square";
        }
    }

    private static IEnumerable<string> OfSegment(Nv12File file, StoredVariable variable, StoredSegment segment)
    {
        if (segment.Fallback is not null)
        {
            yield return "fallback";
        }

        if (segment.Data?.Entry.StartsWith('p') == true || segment.Layers?.Entry.StartsWith('p') == true)
        {
            yield return "packed blobs";
        }

        if (segment.Order is not null)
        {
            yield return segment.Kind == SegmentKind.Direct ? "frame order of exact values" : "frame order";
        }

        yield return SegmentKindNames.NameOf(segment.Kind);
        var features = segment.Kind switch
        {
            SegmentKind.Direct => OfExact(file.Read(segment.Data!), variable.Type),
            SegmentKind.Layered when PackedCodec.Is(segment.Video!.Codec) =>
                OfPacked(PackedHeader.Read(file.Read(segment.Data!))).Concat(OfLayers(file, segment)),
            SegmentKind.Layered when segment.Video!.Steps is not null =>
                OfPredictive(file.Read(segment.Data!)).Concat(OfLayers(file, segment)),
            SegmentKind.Layered => OfVideo(segment.Video!).Concat(OfLayers(file, segment)),
            _ => [],
        };
        foreach (var feature in features)
        {
            yield return feature;
        }
    }

    private static IEnumerable<string> OfExact(byte[] content, Type type)
    {
        if (type == typeof(string))
        {
            return [content[0] == 0 ? "utf-8" : "utf-16"];
        }

        return content[0] switch
        {
            0 => ["plain"],
            1 => OfPredicted(content),
            ComputedForm => [$"computed by rule {content[1]}"],
            _ => ["narrowed", .. OfExact(content[1..], typeof(float))],
        };
    }

    private static IEnumerable<string> OfPredicted(byte[] content)
    {
        var predictor = content[PredictorByte];
        yield return "predicted";
        yield return $"map {content[MapByte]}";
        yield return predictor switch
        {
            112 => "mean of differences",
            >= 96 => "mean",
            48 => "median of differences",
            >= 32 => "median",
            _ => "differences",
        };
        if (predictor < 32 && (predictor & RowOrder) != 0)
        {
            yield return "differences along rows";
        }

        if (predictor < 32 && (predictor & FrameFlag) != 0)
        {
            yield return "differences along frames";
        }

        if (content[MapByte] == NumberingMaps.FrameLattices && (predictor & FrameFlag) != 0)
        {
            yield return "map 3 from the frame before";
        }

        if (content[ShiftByte] > 0)
        {
            yield return "shift";
        }

        if (BitConverter.ToInt32(content, SpecialsLength) > 0)
        {
            yield return "specials";
        }
    }

    private static IEnumerable<string> OfVideo(VideoDescription video)
    {
        if (video.Picture is not { } picture)
        {
            yield return "no picture";
            yield break;
        }

        yield return $"codec {video.Codec}";
        yield return $"{video.Codec} of {video.Scale.BitDepth} bits";
        yield return $"depth {video.Scale.BitDepth}";
        yield return video.Plane == SegmentPlane.VideoColumn ? "plane video-column" : "plane row-column";
        yield return video.Transform == FrameTransform.Difference ? "temporal difference" : "temporal none";
        yield return picture.PicturesPerGroup > 1 ? "several pictures a group"
            : picture.GroupValues < picture.PictureSamples ? "group of rows" : "a picture a group";
        if (video.Stream is { } stream)
        {
            yield return $"kept {video.Codec} of {stream.BitDepth} bits";
            yield return $"kept width of {stream.Width}";
            yield return stream.Count > picture.Count ? "pictures behind the segment" : "pictures of the segment";
        }

        if (video.Grid is { } grid)
        {
            yield return double.IsFinite(grid.Limit) ? "levels with limit" : "levels";
        }
    }

    private static IEnumerable<string> OfPacked(PackedHeader header) =>
    [
        "codec packed", $"packed order {header.Order.Code}",
        .. header.Planes.Select(plane => plane.Length > 0 ? $"packed depth {plane.Bits}" : "packed constant"),
        .. header.Planes.Select(plane => plane.Shape).Distinct().Count() > 1 ? (string[])["several packed sizes"] : [],
    ];

    // Bytes of a predictive stream, docs/nv12-format.md, Predictive.
    private static IEnumerable<string> OfPredictive(byte[] stream) => stream[0] == 3
        ?
        [
            "codec predictive", "order linear", $"linear {PartsOf(stream[29])}",
            .. stream[26] > 1 ? (string[])["linear taps open"] : [],
        ]
        : stream[0] == 2 ?
        [
            "codec predictive", "order hierarchical", .. stream[27] > 0 ? (string[])["levels with tiles"] : [],
            .. stream[29] > 1 ? (string[])["hierarchical lattice"] : [],
        ]
        :
        [
            "codec predictive", "order raster", stream[26] % 2 == 0 ? "taps lean" : "taps full",
            .. stream[26] > 1 ? (string[])["taps open"] : [], $"predictors {stream[27]}",
            PartsOf(stream[29]),
            .. stream[30] == 1 ? (string[])["same"] : [], .. stream[1] == 1 ? (string[])["table of levels"] : [],
        ];

    private static string PartsOf(int parts) =>
        parts < 2 ? $"parts {parts}" : parts % 2 == 0 ? "parts even" : "parts odd";

    private static IEnumerable<string> OfLayers(Nv12File file, StoredSegment segment)
    {
        var lengths = segment.Video!.Layers;
        if (lengths.Mask > 0)
        {
            yield return "layer mask";
            var specials = file.Read(segment.Layers!)[lengths.Mask];
            yield return specials == 0 ? "layer specials one" : "layer specials each";
        }

        if (lengths.Residual > 0)
        {
            yield return segment.Video.ResidualForm switch
            {
                ResidualForm.Mixed => "residual in mixed contexts",
                ResidualForm.Quiet => "residual in mixed contexts, quiet ones apart",
                _ => "layer residual",
            };
        }

        if (lengths.Patches > 0)
        {
            yield return "layer patches";
        }

        if (lengths.Residual == 0 && lengths.Total > 0 && segment.Video.Codec == "ffv1")
        {
            yield return "layers of a codec without residual";
        }
    }
}
