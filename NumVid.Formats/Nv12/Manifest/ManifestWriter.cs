using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>Writes the manifest as JSON; docs/nv12-format.md explains each name.</summary>
internal static class ManifestWriter
{
    private static readonly JsonWriterOptions s_options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of a part of a manifest.</summary>
    internal static byte[] Write(ManifestPart part)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_options))
        {
            json.WriteStartObject();
            json.WriteString("format", "numvid");
            json.WriteNumber("version", FileManifest.Version);
            json.WriteNumber("nextId", part.NextId);
            json.WriteNumber("nextPack", part.NextPack);
            json.WritePropertyName("attributes");
            AttributeJson.Write(json, part.Attributes);
            OriginalJson.Write(json, part.Original);
            json.WriteStartArray("variables");
            foreach (var change in part.Variables)
            {
                WriteChange(json, change);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>The bytes of a variable without its segments: two states with the same ones differ in segments
    /// alone.</summary>
    internal static byte[] WriteHeader(StoredVariable variable)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_options))
        {
            WriteChange(json, new VariableChange(variable with { Segments = [] }, []));
        }

        return stream.ToArray();
    }

    private static void WriteChange(Utf8JsonWriter json, VariableChange change)
    {
        var variable = change.Variable;
        json.WriteStartObject();
        json.WriteNumber("id", variable.Id);
        json.WriteString("type", variable.Type.Name);
        json.WriteStartArray("dimensions");
        foreach (var dimension in variable.Dimensions)
        {
            AttributeJson.WriteText(json, dimension);
        }

        json.WriteEndArray();
        WriteIntegers(json, "shape", variable.Shape);
        json.WritePropertyName("attributes");
        AttributeJson.Write(json, variable.Attributes);
        if (variable.Decisions is { } decisions)
        {
            WriteDecisions(json, decisions);
        }

        json.WriteNumber("nextSegment", variable.NextSegment);
        if (change.Removed.Count > 0)
        {
            WriteIntegers(json, "removed", [.. change.Removed]);
        }

        json.WriteStartArray("segments");
        foreach (var segment in variable.Segments)
        {
            WriteSegment(json, segment);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDecisions(Utf8JsonWriter json, VariableDecisions decisions)
    {
        json.WriteStartObject("coding");
        json.WriteBoolean("exact", decisions.IsExact);
        json.WriteString("reason", decisions.Reason);
        json.WriteString("quality", decisions.Quality);
        WriteOptional(json, "videoAxis", decisions.VideoAxis);
        if (decisions.FrameAxes.Count > 0)
        {
            WriteIntegers(json, "frameAxes", [.. decisions.FrameAxes]);
        }

        if (decisions.JoinsFrames)
        {
            json.WriteBoolean("together", true);
        }

        WriteOptional(json, "encoder", decisions.Encoder);
        WriteOptional(json, "codec", decisions.Codec);
        WriteOptional(json, "rate", decisions.Rate);
        WriteOptional(json, "plane", SegmentPlaneNames.NameOf(decisions.Plane));
        WriteOptional(json, "temporal", FrameTransformNames.NameOf(decisions.Transform));
        WriteOptional(json, "range", decisions.Range);
        WriteOptional(json, "relativeBound", decisions.RelativeBound);
        WriteOptional(json, "meanSquareBound", decisions.MeanSquareBound);
        if (decisions.Bounds.Count > 0)
        {
            WriteBounds(json, decisions.Bounds);
        }

        json.WriteEndObject();
    }

    private static void WriteBounds(Utf8JsonWriter json, IReadOnlyList<StreamBound> bounds)
    {
        json.WriteStartArray("bounds");
        foreach (var (stream, bound, minimum, maximum) in bounds)
        {
            json.WriteStartObject();
            WriteIntegers(json, "stream", stream.Indices);
            WriteOptional(json, "bound", bound);
            json.WriteReal("minimum", minimum);
            json.WriteReal("maximum", maximum);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSegment(Utf8JsonWriter json, StoredSegment segment)
    {
        json.WriteStartObject();
        json.WriteNumber("number", segment.Number);
        WriteIntegers(json, "origin", segment.Box.Origin);
        WriteIntegers(json, "shape", segment.Box.Shape);
        if (segment.Order is { } order)
        {
            WriteIntegers(json, "frameOrder", [.. order.Axes]);
        }

        json.WriteString("kind", SegmentKindNames.NameOf(segment.Kind));
        if (segment.Kind == SegmentKind.Constant)
        {
            json.WriteString("bits", "0x" + segment.ConstantBits.ToString("X", CultureInfo.InvariantCulture));
        }

        WriteRequired(json, segment.Requires);
        WriteBlob(json, "data", segment.Data);
        WriteBlob(json, "layers", segment.Layers);
        if (segment.Video is { } video)
        {
            WriteVideo(json, video);
        }

        if (segment.IsLossy)
        {
            json.WriteNumber("maxError", segment.MaxError);
            WriteOptional(json, "maxRelativeError", segment.MaxRelativeError);
            json.WriteNumber("meanSquareError", segment.MeanSquareError);
        }

        WriteOptional(json, "gridStep", segment.GridStep);
        WriteHash(json, "valuesSha256", segment.ValuesSha256);
        WriteOptional(json, "fallback", segment.Fallback);
        json.WriteEndObject();
    }

    private static void WriteRequired(Utf8JsonWriter json, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        json.WriteStartArray(RequiredNames.Property);
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    private static void WriteVideo(Utf8JsonWriter json, VideoDescription video)
    {
        json.WriteStartObject("video");
        json.WriteNumber("bitDepth", video.Scale.BitDepth);
        json.WriteReal("minimum", video.Scale.Minimum);
        json.WriteNumber("step", video.Scale.Step);
        if (video.ResidualStep != 0)
        {
            json.WriteNumber("residualStep", video.ResidualStep);
        }

        WriteOptional(json, "residualModel", ResidualFormNames.Of(video.ResidualForm));
        if (video.Grid is { } grid)
        {
            WriteGrid(json, grid);
        }

        WriteOptional(json, "plane", SegmentPlaneNames.NameOf(video.Plane));
        WriteLayer(json, "mask", video.Layers.Mask);
        WriteLayer(json, "specials", video.Layers.Specials);
        WriteLayer(json, "residual", video.Layers.Residual);
        WriteLayer(json, "patches", video.Layers.Patches);
        if (video.Picture is { } picture)
        {
            WriteIntegers(json, "picture", [picture.Width, picture.Height, picture.Count, picture.GroupValues]);
        }

        if (video.Stream is { } stream)
        {
            WriteIntegers(json, "stream", [stream.Width, stream.Height, stream.Count, stream.BitDepth]);
        }

        WriteSteps(json, video.Steps);
        WriteOptional(json, "codec", video.Codec);
        WriteOptional(json, "rate", video.Rate);
        WriteOptional(json, "temporal", FrameTransformNames.NameOf(video.Transform));
        WriteHash(json, "framesSha256", video.FramesSha256);
        json.WriteEndObject();
    }

    private static void WriteGrid(Utf8JsonWriter json, RelativeGrid grid)
    {
        json.WriteStartObject("levels");
        json.WriteNumber("count", grid.Count);
        json.WriteNumber("first", grid.First);
        json.WriteNumber("growth", grid.Growth);
        WriteOptional(json, "limit", double.IsFinite(grid.Limit) ? grid.Limit : null);
        json.WriteNumber("least", grid.Least);
        json.WriteEndObject();
    }

    private static void WriteSteps(Utf8JsonWriter json, double[]? steps)
    {
        if (steps is null)
        {
            return;
        }

        json.WriteStartArray("steps");
        foreach (var step in steps)
        {
            json.WriteNumberValue(step);
        }

        json.WriteEndArray();
    }

    private static void WriteLayer(Utf8JsonWriter json, string name, int length)
    {
        if (length > 0)
        {
            json.WriteNumber(name, length);
        }
    }

    private static void WriteBlob(Utf8JsonWriter json, string name, BlobReference? blob)
    {
        if (blob is not null)
        {
            BlobJson.Write(json, name, blob);
        }
    }

    private static void WriteHash(Utf8JsonWriter json, string name, byte[]? hash)
    {
        if (hash is not null)
        {
            json.WriteBase64String(name, hash);
        }
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteReal(name, number);
        }
    }

    private static void WriteIntegers(Utf8JsonWriter json, string name, ReadOnlySpan<int> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }
}
