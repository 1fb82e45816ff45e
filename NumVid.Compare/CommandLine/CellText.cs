using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.CommandLine;

/// <summary>A finished cell in a few words, for those who wait.</summary>
internal static class CellText
{
    private const double BytesPerMegavalue = 4e-6;

    /// <summary>How it came out, and how fast: megabytes of float32 a second.</summary>
    internal static string Of(ComparisonRow row) => row.Status switch
    {
        CellStatus.Ok when row.Bytes is null => "ok",
        CellStatus.Ok => $"ok  ratio {Figure.Fixed(row.CompressionRatio, 2)}  write {Speed(row, row.EncodeSeconds)} "
            + $"MB/s  read {Speed(row, row.DecodeSeconds)} MB/s",
        CellStatus.Unsupported => "not supported",
        _ => "failed",
    };

    private static string Speed(ComparisonRow row, double? seconds) =>
        Figure.Fixed(seconds > 0 ? BytesPerMegavalue * row.Points / seconds : null, 1);
}
