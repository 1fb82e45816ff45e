using System.Text.Json;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.Report;

/// <summary>Prints how a variable of a .nv12 file is kept, for programs.</summary>
internal static class StorageJson
{
    /// <summary>Writes the property <c>nv12</c>.</summary>
    internal static void Write(Utf8JsonWriter json, Nv12VariableDescription storage)
    {
        json.WriteStartObject("nv12");
        json.WriteBoolean("isExact", storage.IsExact);
        json.WriteString("reason", storage.Reason);
        json.WriteString("quality", storage.Quality);
        json.WriteString("codec", storage.Codec);
        json.WriteString("encoder", storage.Encoder);
        json.WriteString("videoDimension", storage.VideoDimension);
        JsonText.WriteNumber(json, "smallestBound", storage.SmallestBound);
        JsonText.WriteNumber(json, "largestBound", storage.LargestBound);
        JsonText.WriteNumber(json, "relativeBound", storage.RelativeBound);
        JsonText.WriteNumber(json, "meanSquareBound", storage.MeanSquareBound);
        json.WriteString("rangeGrowth", storage.RangeGrowth);
        JsonText.WriteNumber(json, "maxError", storage.MaxError);
        JsonText.WriteNumber(json, "maxRelativeError", storage.MaxRelativeError);
        JsonText.WriteNumber(json, "largestMeanSquareError", storage.LargestMeanSquareError);
        json.WriteNumber("streams", storage.StreamCount);
        json.WriteNumber("segments", storage.SegmentCount);
        json.WriteStartObject("bytes");
        foreach (var (name, bytes) in StorageText.Parts(storage))
        {
            json.WriteNumber(name, bytes);
        }

        json.WriteEndObject();
        json.WriteStartArray("fallbacks");
        foreach (var fallback in storage.Fallbacks)
        {
            json.WriteStringValue(fallback);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
