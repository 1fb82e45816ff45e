using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using NumVid.Compare.Configurations;
using NumVid.Compare.Demonstration;
using NumVid.Compare.Errors;
using NumVid.Compare.Report;
using NumVid.Compare.Report.Crates;
using NumVid.Compare.Results;
using NumVid.Compare.Runs;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid compare INPUT...</c></summary>
internal sealed class CompareCommand
{
    private const int MostRepetitions = 100;
    private const int DemoTimes = 48;
    private const int DemoLatitudes = 90;
    private const int DemoLongitudes = 144;

    private readonly Terminal _terminal;
    private readonly string _commandText;
    private readonly Argument<string[]> _inputs = new("INPUT")
    {
        Description = "GRIB, NetCDF or .nv12 files, folders of such files, and lists as @FILE, a path a line.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly StudyOptions _study = new();
    private readonly CheckOptions _checks = new();
    private readonly Option<string?> _out = new("--out")
    {
        Description = "Also write sizes.csv, errors.csv, result.json, report.html and tables for papers into this folder.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _demo =
        new("--demo") { Description = "Compare a field that the program makes itself: a quick look without data." };
    private readonly Option<bool> _keep = new("--keep") { Description = "Keep the files written, in DIR/files." };
    private readonly Option<bool> _figures =
        new("--figures") { Description = "Write each chart and picture as SVG and PNG into DIR/figures." };
    private readonly Option<bool> _wide =
        new("--wide") { Description = "Print all figures: two more tables a variable." };
    private readonly Option<string?> _variables = SharedOptions.Variables();
    private readonly Option<string?> _times = new("--times")
    {
        Description = "Only these times, as 'convert' takes them: dates, ranges A/B or A..B, with a step A/B/6h, indices "
            + "(#0, #-1, 0..11). Variables without times are left out.",
        HelpName = "LIST",
    };

    private readonly Option<string?> _levels = new("--levels")
    {
        Description =
            "Only these levels, as 'convert' takes them: values (500, 500hPa), ranges 500/850, indices (#0, #0..3). "
            + "Variables without levels are left out.",
        HelpName = "a,b",
    };

    private readonly Option<int?> _threads = SharedOptions.Threads();
    private readonly Option<bool> _force = SharedOptions.Force();
    private readonly ManyOptions _many = new();
    private readonly Option<bool> _quiet = SharedOptions.Quiet();
    private readonly Option<bool> _fast =
        new("--fast") { Description = "Run two cells at once; the times are marked, since they disturb each other." };
    private readonly Option<int> _repeat = Repeat();
    private readonly Lock _gate = new();
    private readonly List<StudyRun> _runs = [];

    private CompareCommand(Terminal terminal, string[] arguments)
    {
        _terminal = terminal;

        // Folders would tell who ran it and where; the names of the files are enough.
        _commandText = SettingsText.CommandOf(arguments);
    }

    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal, string[] arguments)
    {
        var self = new CompareCommand(terminal, arguments);
        var command = new Command(
            "compare", "Writes every field through each configuration, reads it back, and prints sizes and errors as "
                + "measured.")
        {
            self._inputs, self._demo, self._variables, self._out, self._keep, self._figures, self._wide, self._threads, self._force,
            self._times, self._levels, self._quiet, self._fast, self._repeat,
        };
        self._study.AddTo(command);
        self._checks.AddTo(command);
        self._many.AddTo(command);
        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var arguments = parsed.GetValue(_inputs) ?? [];
        using var demo = parsed.GetValue(_demo) ? WorkFolder.CreateIn(Path.GetTempPath()) : null;
        if (demo is not null)
        {
            arguments = [.. arguments, demo.File("demo.nc")];
            DemoFile.Write(arguments[^1], DemoTimes, DemoLatitudes, DemoLongitudes);
        }
        else if (arguments.Length == 0)
        {
            throw new UsageException("Name at least one GRIB, NetCDF or .nv12 file, or give '--demo'.");
        }

        var checks = _checks.ChecksOf(parsed);
        var counted = _checks.CountedOf(parsed);
        var derived = _checks.DerivedOf(parsed);
        var maxError = _study.MaxErrorOf(parsed);
        var configurations = _study.ConfigurationsOf(parsed, maxError, _checks.Searches(parsed));
        var output = parsed.GetValue(_out);
        var keeps = parsed.GetValue(_keep);
        if (keeps && output is null)
        {
            throw new UsageException("'--keep' needs '--out DIR', the folder in which to keep the files.");
        }

        if (parsed.GetValue(_figures) && output is null)
        {
            throw new UsageException("'--figures' needs '--out DIR', the folder in which to write them.");
        }

        var many = _many.Of(parsed, arguments, output);
        var inputs = many.Inputs;
        void CheckNames(IEnumerable<StudyInput> files)
        {
            string[] paths = [.. files.Select(input => input.Path)];
            ConfigurationNames.Check(configurations, maxError, paths);
            ConfigurationNames.CheckTaken(counted, derived, paths);
        }

        try
        {
            CheckNames(inputs);
        }
        catch (UsageException) when (!many.Shard.IsWhole)
        {
            // What no input of this shard has, one of another may have.
            CheckNames(many.All);
        }

        VideoSubstitution.Tell(_terminal, configurations.Select(one => (one.Format, one.Options)));
        var folders = output is null ? null : OutputFolder.Prepare(
            output, inputs, many.IsStudy, parsed.GetValue(_force) || many.Resumes, parsed.GetValue(_figures));
        var exitCode = ExitCode.Done;
        for (var i = 0; i < inputs.Count; i++)
        {
            var folder = folders?[i];
            var options = _study.AddTo(parsed, new ComparisonOptions(
                configurations, RequestOf(parsed), folder?.Path ?? Path.GetTempPath(),
                keeps ? folder?.KeepPath : null, parsed.GetValue(_threads), _commandText)
            {
                CellsAtOnce = parsed.GetValue(_fast) ? 2 : 1,
                Repetitions = parsed.GetValue(_repeat),
                Checks = checks,
                Counted = counted,
                Derived = derived,
                SkipsUnderivable = many.IsStudy,
                MeasuresAll = _checks.MeasuresAll(parsed),
                Asked = many.Asked,
            });
            exitCode = Math.Max(
                exitCode, many.IsStudy ? RunOne(many, inputs[i], options, folder, parsed)
                    : CompareOne(inputs[i].Path, options, folder, parsed));
        }

        if (output is not null && many.IsStudy)
        {
            many.Index.Write(output, _terminal.Output);
        }

        // Other shards may be writing into the same folder; the run without a shard describes what they made together.
        if (output is not null && _runs.Count > 0 && many.Shard.IsWhole)
        {
            OutputFolder.Describe(output, _runs);
        }

        // A shard may have nothing but such files where another has fields.
        if (many.IsStudy && many.Shard.IsWhole && many.Index.HasNoFields)
        {
            throw new UsageException($"None of the {inputs.Count} files of '{string.Join("', '", parsed.GetValue(_inputs) ?? [])}' is "
                + "one of fields: GRIB, NetCDF or .nv12.");
        }

        return exitCode;
    }

    private FieldRequest RequestOf(ParseResult parsed) => new(SharedOptions.Names(parsed.GetValue(_variables)))
    {
        Times = parsed.GetValue(_times),
        Levels = parsed.GetValue(_levels),
    };

    // An input that cannot be read does not stop the others.
    private int RunOne(
        ManyInputs many, StudyInput input, ComparisonOptions options, OutputFolder? folder, ParseResult parsed)
    {
        try
        {
            if (many.Kept(input, folder) is { } kept)
            {
                _runs.Add(kept.ToRun());
            }
            else if (ManyInputs.WhyOther(input) is { } reason)
            {
                many.Index.Add(StudyEntry.Without(input.Name, StudyEntry.Other, reason));
                return ExitCode.Done;
            }
            else
            {
                folder?.Make();
                if (folder is not null && many.Resumes)
                {
                    WorkFolder.RemoveLeftIn(folder.Path);
                }

                var exitCode = CompareOne(input.Path, options, folder, parsed);
                return folder is null ? exitCode : CodeOf(many.Take(input, folder));
            }

            return CodeOf(many.Take(input, folder!));
        }
        catch (Exception exception)
        {
            Interruption.StayWhileEnding();
            Application.Report(exception, _terminal);
            many.Index.Add(StudyEntry.Without(input.Name, StudyEntry.Skipped, ErrorSentence.Of(exception)
                .Replace(input.Path, input.Name, StringComparison.Ordinal)));
            folder?.RemoveIfEmpty();
            return ExitCode.CouldNotRun;
        }
    }

    private static int CodeOf(StudyEntry entry) =>
        entry.Status == StudyEntry.Compared ? ExitCode.Done : ExitCode.CheckFailed;

    private int CompareOne(string input, ComparisonOptions options, OutputFolder? folder, ParseResult parsed)
    {
        var isQuiet = parsed.GetValue(_quiet);
        PictureTaker? pictures = null;
        if (folder is not null)
        {
            folder.Make();
            options = options with
            {
                Observers = selection =>
                    (pictures = new PictureTaker(
                        selection.Fields.Count + options.Derived.Count, options.Configurations.Count)).Watch,
            };
        }

        using var live = !isQuiet && _terminal.IsErrorTerminal ? new LiveProgress(_terminal) : null;
        IComparisonProgress progress = isQuiet ? new QuietProgress() : live is not null ? live
            : new PlainProgress(_terminal);
        var runner = new ComparisonRunner(new ProviderFormats(), options, progress);
        void Show(ComparisonResult found) => this.Show(found, folder, pictures, parsed.GetValue(_wide));
        Interruption.Saving = () => SaveFinished(runner, live, folder, Show);
        ComparisonResult result;
        var start = DateTimeOffset.UtcNow;
        try
        {
            result = runner.Run(input);
            live?.Dispose();
            foreach (var warning in result.Input.Warnings)
            {
                _terminal.WriteError($"numvid: warning: {warning}");
            }

            lock (_gate)
            {
                Interruption.Saving = null;
                Show(result);
            }

            if (folder is not null)
            {
                _runs.Add(StudyRun.Of(result, folder.Path, start, DateTimeOffset.UtcNow));
            }
        }
        finally
        {
            Interruption.Saving = null;
        }

        var hasFailed = result.Results.Any(row => row.Status == CellStatus.Failed);
        return hasFailed || result.Results.All(row => row.Status != CellStatus.Ok) ? ExitCode.CheckFailed
            : ExitCode.Done;
    }

    private void Show(ComparisonResult result, OutputFolder? folder, PictureTaker? pictures, bool isWide)
    {
        TableReport.Write(_terminal.Output, _terminal.Width, _terminal.IsOutputTerminal, result, isWide);
        _terminal.Output.Flush();
        if (folder?.Write(result, pictures!.PicturesOf(result.Results)) is { } problem)
        {
            _terminal.WriteError($"numvid: warning: {problem}");
        }
    }

    private string? SaveFinished(
        ComparisonRunner runner, LiveProgress? live, OutputFolder? folder, Action<ComparisonResult> show)
    {
        lock (_gate)
        {
            if (runner.Finished is not { } result)
            {
                return null;
            }

            live?.Dispose();
            show(result);
            return $"the {result.Results.Count} cells that were finished are "
                + $"{(folder is null ? "shown" : $"in '{folder.Path}', marked as partial")}.";
        }
    }

    private static Option<int> Repeat()
    {
        var option = new Option<int>("--repeat")
        {
            Description = "Run each cell once to warm up and N times more; times are medians, with their spread.",
            HelpName = "N",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && (!int.TryParse(result.Tokens[0].Value, out var count) || count is < 1 or > MostRepetitions))
            {
                result.AddError(
                    $"'{result.Tokens[0].Value}' is not a number of repetitions in [1, {MostRepetitions}].");
            }
        });
        return option;
    }
}
