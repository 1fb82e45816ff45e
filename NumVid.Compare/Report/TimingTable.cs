using System.Collections.Generic;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;
using Spectre.Console;

namespace NumVid.Compare.Report;

/// <summary>Prints the times of a run that was made for them: medians, spreads, and ratios to a yardstick.</summary>
/// <param name="console">Where to.</param>
/// <param name="result">What was found.</param>
internal sealed class TimingTable(IAnsiConsole console, ComparisonResult result)
{
    /// <summary>Prints the times of a variable; nothing for a run that was not made for its times.</summary>
    internal void Write(IReadOnlyList<ComparisonRow> rows)
    {
        if (result.Timing is not { } timing)
        {
            return;
        }

        var table = ConsoleTables.New(
            $"time, x {timing.Yardstick}", "write s", "spread", "x", "read s", "spread", "x", "write MB/s", "read MB/s",
            "write MB", "read MB");
        foreach (var row in rows)
        {
            ConsoleTables.AddRow(
                table, row, Figure.Fixed(row.EncodeSeconds, 3), Figure.Fixed(row.EncodeSpread, 3),
                Figure.Fixed(row.EncodeToYardstick, 2), Figure.Fixed(row.DecodeSeconds, 3),
                Figure.Fixed(row.DecodeSpread, 3), Figure.Fixed(row.DecodeToYardstick, 2),
                Figure.Fixed(row.EncodeSpeed, 1), Figure.Fixed(row.DecodeSpeed, 1),
                Figure.Fixed(row.EncodePeakBytes / 1e6, 0), Figure.Fixed(row.DecodePeakBytes / 1e6, 0));
        }

        console.Write(table);
    }
}
