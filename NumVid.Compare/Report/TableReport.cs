using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;
using Spectre.Console;

namespace NumVid.Compare.Report;

/// <summary>Prints, for every variable, a size matrix and an error matrix over the configurations.</summary>
internal sealed class TableReport
{
    private readonly IAnsiConsole _console;
    private readonly bool _isWide;
    private readonly bool _isFast;

    private TableReport(TextWriter writer, int width, bool isTerminal, bool isWide, bool isFast)
    {
        _isFast = isFast;
        _isWide = isWide;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        _console.Profile.Width = width;
        _console.Profile.Capabilities.Unicode = true;
    }

    /// <summary>Prints everything that one input gave.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="width">Columns to use.</param>
    /// <param name="isTerminal">Whether bold and colour may be used.</param>
    /// <param name="result">What was found.</param>
    /// <param name="isWide">Whether all figures are shown: two tables more a variable.</param>
    internal static void Write(
        TextWriter writer, int width, bool isTerminal, ComparisonResult result, bool isWide = false)
    {
        using var buffer = new StringWriter();
        new TableReport(buffer, width, isTerminal, isWide, result.Fast).Write(result);

        // Tables come padded to their width with blanks, and framed with lines of blanks.
        var previous = "";
        foreach (var line in buffer.ToString().TrimEnd().Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.Length > 0 || previous.Length > 0)
            {
                writer.WriteLine(line);
            }

            previous = line;
        }
    }

    private void Write(ComparisonResult result)
    {
        WriteLine($"{result.Input.File}  {Figure.Count(result.Input.Bytes)} bytes", "bold");
        var equal = new EqualErrorTable(_console, result);
        var sweep = new SweepTable(_console, result);
        var timing = new TimingTable(_console, result);
        var passing = new PassingTable(_console, result);
        var errors = new ErrorTables(_console);
        equal.WriteSummary();
        passing.WriteSummary();
        foreach (var variable in result.Input.Variables)
        {
            var rows = result.Results.Where(row => row.Variable == variable.Name).ToArray();
            _console.WriteLine();
            WriteHeading(variable);
            passing.Write(variable.Name);
            if (sweep.IsThere)
            {
                sweep.Write(variable);
            }

            if (_isWide || !sweep.IsThere)
            {
                equal.Write(variable.Name);
            }

            if (_isWide || (result.EqualError.Count == 0 && !sweep.IsThere))
            {
                WriteSizes(rows);
            }

            timing.Write(rows);
            if (_isWide || !sweep.IsThere)
            {
                errors.Write(rows, variable);
                WriteCodecs(rows);
            }

            if (_isWide)
            {
                errors.WriteMore(rows);
            }

            errors.WriteFurther(rows);
            WriteChecks(rows);
            WriteSmallness(rows);
            if (_isWide || (result.EqualError.Count == 0 && !sweep.IsThere))
            {
                WriteAccess(rows);
            }

            WriteReasons(rows);
        }

        WriteWhole(result, equal, timing);
        WriteNotes(result);
    }

    private void WriteWhole(ComparisonResult result, EqualErrorTable equal, TimingTable timing)
    {
        var all = result.Results.Where(row => row.Variable == ComparisonRow.AllVariables).ToArray();
        if (all.Length == 0)
        {
            return;
        }

        _console.WriteLine();
        var count = result.Input.Variables.Count(variable => variable.ComputedFrom is null);
        WriteLine(
            count == 1 ? "*  one file with all variables (here: the one variable)" : $"*  one file with all {count} variables",
            "bold");
        equal.Write(ComparisonRow.AllVariables);
        if (_isWide || result.EqualError.Count == 0)
        {
            WriteSizes(all);
        }

        timing.Write(all);
        WriteReasons(all);
    }

    private void WriteHeading(ComparedVariable variable)
    {
        var shape = string.Join(" x ", variable.Dimensions.Zip(variable.Shape, (name, length) => $"{name} {length}"));
        var range = variable.Minimum is null
            ? "no finite value"
            : $"{Figure.Significant(variable.Minimum)} .. {Figure.Significant(variable.Maximum)}";
        WriteLine($"{variable.Name}  {variable.Type}  {shape}", "bold");
        var unit = string.IsNullOrWhiteSpace(variable.Unit) ? "(no unit)" : variable.Unit;
        WriteLine(
            $"   {range} {unit}, {Figure.Count(variable.Points)} points, {Figure.Count(variable.Missing)} missing");
        if (variable.ComputedFrom is not null)
        {
            WriteLine($"   {DerivedText.Of(variable)}");
        }

        if (variable.Quantisation is { MaxError: { } largest, Rmse: { } rmse, Bits: var depth })
        {
            WriteLine(
                $"   Rounding to {depth} bits a level alone costs {Figure.Significant(largest)} at most, "
                + $"RMSE {Figure.Significant(rmse)}.");
        }

        if (variable.SourceBits is { } bits)
        {
            var packed = variable.SmallestSourceBits is { } fewest && fewest < bits ? $"{fewest} to {bits}" : $"{bits}";
            WriteLine(
                $"   The source is packed at {packed} bits a value: formats that round to the same steps look better "
                    + $"here.",
                "yellow");
        }
    }

    private void WriteSizes(IReadOnlyList<ComparisonRow> rows)
    {
        if (rows.All(row => row.Bytes is null))
        {
            return;
        }

        var mark = _isFast ? " (fast)" : "";
        var table = ConsoleTables.New(
            "size", "bytes", "coded", "headers", "ratio", "bits/value", $"write s{mark}", $"read s{mark}");
        foreach (var row in rows)
        {
            ConsoleTables.AddRow(
                table, row, Figure.Count(row.Bytes), Figure.Count(row.CodedBytes), Figure.Count(row.HeaderBytes),
                Figure.Fixed(row.CompressionRatio, 2), Figure.Fixed(row.BitsPerValue, 3),
                Figure.Fixed(row.EncodeSeconds, 3), Figure.Fixed(row.DecodeSeconds, 3));
        }

        _console.Write(table);
    }

    // A line and no column: the tables are as wide as a terminal already.
    private void WriteCodecs(IEnumerable<ComparisonRow> rows)
    {
        string[] kept = [.. rows.Where(row => row.Codec is not null).Select(row => $"{row.Configuration} {row.Codec}")];
        if (kept.Length > 0)
        {
            WriteLine($"   Codecs: {string.Join("; ", kept)}.");
        }

        string[] scaled =
            [.. rows.Where(row => row.ScaleFactors is not null).Select(row => $"{row.Configuration} {row.ScaleFactors}")];
        if (scaled.Length > 0)
        {
            WriteLine($"   Binary and decimal scale: {string.Join("; ", scaled)}.");
        }
    }

    // A line each: names of checks are too long for columns.
    private void WriteChecks(IReadOnlyList<ComparisonRow> rows)
    {
        foreach (var row in rows.Where(row => row.Checks is not null))
        {
            WriteLine($"   Checks of {row.Configuration}: {ScoreText.Summary(row.Checks!)}.");
        }

        foreach (var row in rows.Where(row => row.Counts is not null))
        {
            WriteLine($"   Counts of {row.Configuration}: {ScoreText.Counts(row.Counts!)}.");
        }
    }

    // A bound that swallows most of a field is kept, and yet nothing of the field is left.
    private void WriteSmallness(IEnumerable<ComparisonRow> rows)
    {
        foreach (var row in rows.Where(row => row.SmallerThanBound > ScoreText.MostlySmall))
        {
            WriteLine($"   Warning: {ScoreText.Smallness(row)}");
        }
    }

    private void WriteAccess(IReadOnlyList<ComparisonRow> rows)
    {
        if (rows.All(row => row.StepBytesRead is null && row.BaseBytes is null))
        {
            return;
        }

        string[] wide = _isWide ? ["effective", "series bytes", "series values"] : [];
        var table = ConsoleTables.New(["access", "step bytes", "step values", "base", "residual", .. wide]);
        foreach (var row in rows)
        {
            string[] more = _isWide
                ? [Figure.Fixed(row.EffectiveRatio, 2), Figure.Count(row.SeriesBytesRead),
                    Figure.Count(row.SeriesValuesDecoded)]
                : [];
            ConsoleTables.AddRow(
                table, row,
                [
                    Figure.Count(row.StepBytesRead), Figure.Count(row.StepValuesDecoded), Figure.Count(row.BaseBytes),
                    Figure.Count(row.ResidualBytes), .. more,
                ]);
        }

        _console.Write(table);
    }

    // One reason for many configurations, as in a sweep, is said once.
    private void WriteReasons(IEnumerable<ComparisonRow> rows)
    {
        foreach (var group in rows.Where(row => row.Status != CellStatus.Ok).GroupBy(row => (row.Status, row.Reason)))
        {
            var state = group.Key.Status == CellStatus.Failed ? "failed" : "not supported";
            var names = string.Join(", ", group.Select(row => row.Configuration));
            WriteLine($"   {names} {state}: {group.Key.Reason}", "red");
        }
    }

    private void WriteNotes(ComparisonResult result)
    {
        _console.WriteLine();
        WriteLine(
            "Every figure is measured on the file written, reopened and read back. A 'bound' is guaranteed by the");
        WriteLine("format and was checked at every point; all other errors are what these fields gave, no promise.");
        if (_isFast)
        {
            WriteLine("fast: two cells ran at once and slowed each other down. Times to quote come from a run without "
                + "--fast.");
        }

        if (result.EqualError.Count > 0)
        {
            WriteLine("at equal error: each format keeps the same bound by its own means. x: size / the smallest. used: "
                + "largest");
            WriteLine("error / bound. step bytes: what must be fetched for one step.");
        }

        if (result.Results.Any(row => row.Series is not null))
        {
            WriteLine("<: smallest at that error. Crossings lie between two bounds, where no file was written: on straight "
                + "lines");
            WriteLine("in the logarithms of error and size.");
        }

        WriteLine("ratio: against 4 bytes a value. max/range and PSNR: by the range of the whole variable.");
        WriteLine("step: what must be fetched and decoded for all levels of one step. base, residual: bytes of "
            + "video, and");
        WriteLine("of what it lacks.");
        if (_isWide)
        {
            WriteLine("max/|x|: of single points. r: Pearson's correlation. used: largest error / bound. series: "
                + "what");
            WriteLine("must be fetched and decoded for one point at all steps.");
        }
        else
        {
            WriteLine("--wide prints bias, relative errors, Pearson r, and the place of the largest error.");
        }

        if (result.Input.Skipped.Count > 0)
        {
            var groups = result.Input.Skipped.GroupBy(skipped => skipped.Reason)
                .Select(group => $"{string.Join(", ", group.Select(skipped => skipped.Name))} ({group.Key})");
            WriteLine($"Not compared: {string.Join("; ", groups)}.");
        }
    }

    private void WriteLine(string text, string style = "default") =>
        _console.Write(new Text(text + "\n", Style.Parse(style)) { Overflow = Overflow.Fold });
}
