using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Inspection;
using NumVid.Compare.Report.Numbers;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.Report;

/// <summary>Prints how a variable of a .nv12 file is kept, for people.</summary>
internal static class StorageText
{
    /// <summary>Writes a few lines.</summary>
    internal static void Write(TextWriter writer, Nv12VariableDescription storage, string indent)
    {
        writer.WriteLine($"{indent}kept: {storage.Codec}; {storage.Reason}");
        writer.WriteLine($"{indent}guaranteed: {Guarantee(storage)}");
        if (!storage.IsExact)
        {
            var relative = storage.MaxRelativeError is { } part
                ? $", as a part of the value {Figure.Significant(part)}" : "";
            writer.WriteLine(
                $"{indent}measured when written: largest error {Figure.Significant(storage.MaxError)}{relative}, "
                + $"largest mean squared error of a segment {Figure.Significant(storage.LargestMeanSquareError)}");
        }

        var bytes = Nv12Storage.LayersOf(storage).Where(layer => layer.Bytes > 0)
            .Select(layer => $"{layer.Name} {Figure.Count(layer.Bytes)}");
        writer.WriteLine(
            $"{indent}{storage.StreamCount} streams, {storage.SegmentCount} segments; "
            + $"bytes: {string.Join(", ", bytes.DefaultIfEmpty("none"))}");
        if (storage.OtherWays.Count > 0)
        {
            writer.WriteLine($"{indent}no video: {string.Join(", ", storage.OtherWays)}");
        }

        if (storage.Encoder is { } encoder)
        {
            writer.WriteLine($"{indent}encoder: {encoder}");
        }
    }

    private static string Guarantee(Nv12VariableDescription storage) => storage.IsExact
        ? "every bit"
        : $"{string.Join("; ", Promises(storage).DefaultIfEmpty("nothing"))} ({storage.Quality})";

    private static List<string> Promises(Nv12VariableDescription storage)
    {
        List<string> parts = [];
        if (storage is { SmallestBound: { } smallest, LargestBound: { } largest })
        {
            parts.Add(smallest == largest
                ? $"within {Figure.Significant(largest)}"
                : $"within {Figure.Significant(smallest)} to {Figure.Significant(largest)}, "
                    + "depending on the level");
        }

        if (storage.RelativeBound is { } part)
        {
            parts.Add($"within {Figure.Significant(part)} of each value's magnitude, zeros exact");
        }

        if (storage.MeanSquareBound is { } square)
        {
            parts.Add($"mean squared error of each segment at most {Figure.Significant(square)}");
        }

        return parts;
    }
}
