using System.Linq;
using NumVid.Compare.Report.Numbers;
using NumVid.Formats.Model;

namespace NumVid.Compare.Report;

/// <summary>An original that a file can be made into again, in a line.</summary>
internal static class OriginalText
{
    /// <summary>The line.</summary>
    internal static string Of(StoredOriginalFile original) =>
        $"original: {original.Format}, {Figure.Count(original.Length)} bytes, SHA-256 {original.Sha256}; "
        + $"{string.Join(", ", original.Parts.Select(part => $"{Figure.Count(part.Count)} {part.Kind}"))}; "
        + $"{Figure.Count(original.KeptByteCount)} bytes beside the values";
}
