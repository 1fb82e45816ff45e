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
            writer.WriteLine($"{indent}measured when written: largest error {Figure.Significant(storage.MaxError)}");
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

    private static string Guarantee(Nv12VariableDescription storage) => storage switch
    {
        { IsExact: true } => "every bit",
        { SmallestBound: { } smallest, LargestBound: { } largest } when smallest == largest =>
            $"within {Figure.Significant(largest)} ({storage.Quality})",
        { SmallestBound: { } smallest, LargestBound: { } largest } =>
            $"within {Figure.Significant(smallest)} to {Figure.Significant(largest)}, depending on the level ({storage.Quality})",
        _ => $"nothing ({storage.Quality})",
    };
}
