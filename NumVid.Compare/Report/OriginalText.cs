using System.Linq;
using NumVid.Compare.Report.Numbers;
using NumVid.Formats.Model;

namespace NumVid.Compare.Report;

/// <summary>An original that a file can be made into again, in a line.</summary>
internal static class OriginalText
{
    /// <summary>What is said of HDF5 that no NetCDF library has written.</summary>
    internal const string View =
        "what NetCDF shows of this HDF5 file comes back as an equal dataset, and it may hold more";

    /// <summary>The line.</summary>
    internal static string Of(StoredOriginalFile original) =>
        $"original: {original.Format}, {Figure.Count(original.Length)} bytes, SHA-256 {original.Sha256}; "
        + $"{string.Join(", ", original.Parts.Select(part => $"{Figure.Count(part.Count)} {part.Kind}"))}; "
        + $"{Figure.Count(original.KeptByteCount)} bytes beside the values"
        + (original.DataSetSha256 is null ? ""
            : original.IsWhole ? "; comes back as an equal dataset, not byte by byte" : $"; {View}");

    /// <summary>What was found when it was made again and compared.</summary>
    internal static string ProofOf(StoredOriginalFile original) => ProofOf(original.DataSetSha256 is not null);

    /// <summary>What was found when an original was made again and compared.</summary>
    internal static string ProofOf(bool isDataSet) =>
        isDataSet ? "equal as a dataset; bytes of the file differ" : "the same byte by byte";
}
