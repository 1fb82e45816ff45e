using System.Collections.Generic;
using System.IO;
using System.Linq;
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
            var relative = storage.MaxRelativeError is { } part ? $", as a part of the value {Figure.Significant(part)}" : "";
            writer.WriteLine(
                $"{indent}measured when written: largest error {Figure.Significant(storage.MaxError)}{relative}, "
                + $"largest mean squared error of a segment {Figure.Significant(storage.LargestMeanSquareError)}");
        }

        var bytes = Parts(storage).Where(part => part.Bytes > 0).Select(part => $"{part.Name} {Figure.Count(part.Bytes)}");
        writer.WriteLine($"{indent}{storage.StreamCount} streams, {storage.SegmentCount} segments; bytes: {string.Join(", ", bytes.DefaultIfEmpty("none"))}");
        if (storage.Encoder is { } encoder)
        {
            writer.WriteLine($"{indent}encoder: {encoder}");
        }
    }

    /// <summary>The bytes of each layer.</summary>
    internal static IEnumerable<(string Name, long Bytes)> Parts(Nv12VariableDescription storage) =>
    [
        ("video", storage.VideoByteCount),
        ("residual", storage.ResidualByteCount),
        ("mask", storage.MaskByteCount),
        ("patches", storage.PatchByteCount),
        ("exact", storage.ExactByteCount),
    ];

    private static string Guarantee(Nv12VariableDescription storage)
    {
        if (storage.IsExact)
        {
            return "every bit";
        }

        List<string> parts = [];
        if (storage is { SmallestBound: { } smallest, LargestBound: { } largest })
        {
            parts.Add(smallest == largest
                ? $"within {Figure.Significant(largest)}"
                : $"within {Figure.Significant(smallest)} to {Figure.Significant(largest)}, depending on the level");
        }

        if (storage.RelativeBound is { } part)
        {
            parts.Add($"within {Figure.Significant(part)} of each value's magnitude, zeros exact");
        }

        if (storage.MeanSquareBound is { } square)
        {
            parts.Add($"mean squared error of each segment at most {Figure.Significant(square)}");
        }

        return $"{string.Join("; ", parts.DefaultIfEmpty("nothing"))} ({storage.Quality})";
    }
}
