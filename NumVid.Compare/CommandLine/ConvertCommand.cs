using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Compare.Conversions;
using NumVid.Compare.Errors;
using NumVid.Compare.Names;
using NumVid.Compare.Report;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;
using NumVid.Formats;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid convert IN... OUT</c></summary>
internal sealed class ConvertCommand
{
    private const string ReceiptName = "receipt";

    // The most that System.CommandLine takes.
    private const int MostPaths = 100_000;

    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths = new("IN... OUT")
    {
        Description = "GRIB, NetCDF or .nv12 files, several of which are joined along time, and the file to make, "
            + "whose extension decides the format. "
            + "Or a folder and the folder to make, with '--to'.",
        Arity = new ArgumentArity(2, MostPaths),
    };

    private readonly Option<string?> _variables = SharedOptions.Variables();
    private readonly Option<bool> _force = SharedOptions.Force();
    private readonly Option<bool> _check = new("--check")
    {
        Description = "Open the file made again and compare it with the input at every point. What fails is not kept, "
            + "and the exit code is 1; it is 1, too, when messages or variables were left out.",
    };

    private readonly Option<bool> _allowOmissions = SharedOptions.AllowOmissions();
    private readonly Option<string?> _to = new("--to")
    {
        Description = "For a folder: the extension of the files to make, for example nv12, nc or grib2.",
        HelpName = "EXT",
    };

    private readonly Option<string?> _receipt = new("--receipt")
    {
        Description = "For a folder: where the account of all files goes; default: receipt.json in the folder made, "
            + "receipt-3-of-16.json for a shard. If it is there, the conversion goes on where it was stopped: files "
            + "that are finished, by the checksums of source and result, are kept.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _shard = new("--shard")
    {
        Description = "For a folder: only the N-th of M parts of its files, told by their names; all M parts are the "
            + "whole. 'verify FOLDER --receipt ...' puts their receipts together.",
        HelpName = "N/M",
    };

    private readonly Option<bool> _salvage = new("--salvage")
    {
        Description = "Save what is sound of a damaged file: damaged segments of .nv12 are listed and become missing "
            + "values, damaged messages of GRIB are left out. The exit code is 1 where anything was lost.",
    };

    private readonly Option<bool> _restorable = new("--restorable")
    {
        Description = "GRIB or NetCDF to .nv12: keep values exactly, and all else that 'numvid restore' needs to make "
            + "the input again: byte by byte, and of NetCDF-4 as an equal dataset, whose bytes HDF5 lays out anew. It is "
            + "made again at once, and compared; short for '--quality restorable'.",
    };

    private readonly CutOptions _cut = new();
    private readonly FormatOptions _formatOptions = new();

    private ConvertCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var self = new ConvertCommand(terminal);
        var command = new Command("convert", "Copies files with all their metadata into another format.")
        {
            self._paths, self._variables, self._force, self._check, self._allowOmissions, self._salvage,
            self._restorable,
            self._to, self._receipt, self._shard,
        };
        self._cut.AddTo(command);
        self._formatOptions.AddTo(command);
        SharedOptions.SetQuietAction(command, terminal, self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var paths = parsed.GetRequiredValue(_paths);
        if (paths.Length == 2 && Directory.Exists(paths[0]))
        {
            return RunTree(parsed, paths[0], paths[1]);
        }

        foreach (var option in new[] { _to, _receipt, _shard }.Where(one => parsed.GetValue(one) is not null))
        {
            throw new UsageException($"'{option.Name}' is for a folder, and '{paths[0]}' is none.");
        }

        return RunFiles(parsed, paths[..^1], paths[^1]);
    }

    private int RunTree(ParseResult parsed, string source, string target)
    {
        var extension = "." + (parsed.GetValue(_to)?.TrimStart('.')
            ?? throw new UsageException(
                $"'{source}' is a folder: '--to' says what its files become, for example '--to nv12'."));
        if (parsed.GetValue(_salvage))
        {
            throw new UsageException("'--salvage' is for one file.");
        }

        if (Path.GetFullPath(source) == Path.GetFullPath(target) || File.Exists(target))
        {
            throw new UsageException($"'{target}' cannot take the files made: another folder is expected.");
        }

        var options = OptionsFor(parsed, "any" + extension);
        TellOfVideo("any" + extension, options);
        var shard = parsed.GetValue(_shard) is { } part ? Shard.Parse(part) : Shard.Whole;
        var receipt = parsed.GetValue(_receipt) ?? Path.Combine(target, NameOf(shard));
        return new TreeConversionRun(_terminal, source, target, receipt, shard)
            .Run(new TreeRequest(extension, options)
            {
                Names = SharedOptions.Names(parsed.GetValue(_variables)),
                Cut = _cut.For(parsed),
                Overwrites = parsed.GetValue(_force),
                AllowsOmissions = parsed.GetValue(_allowOmissions),
            });
    }

    private Dictionary<string, string> OptionsFor(ParseResult parsed, string output)
    {
        const string Quality = "quality";
        const string Restorable = "restorable";
        var options = _formatOptions.For(parsed, output);
        if (parsed.GetValue(_restorable) && !options.TryAdd(Quality, Restorable)
            && QualityOption.In(options) is not { IsRestorable: true })
        {
            throw new UsageException(
                $"'--restorable' keeps values exactly, and '--{Quality} {options[Quality]}' asks for something else.");
        }

        return options;
    }

    private void TellOfVideo(string output, IReadOnlyDictionary<string, string> options) =>
        VideoSubstitution.Tell(_terminal, [(NumVidProviders.ProviderNameOf(output), options)]);

    private static string NameOf(Shard shard) => shard.IsWhole ? $"{ReceiptName}.json"
        : string.Create(CultureInfo.InvariantCulture, $"{ReceiptName}-{shard.Number}-of-{shard.Count}.json");

    private int RunFiles(ParseResult parsed, string[] inputs, string output)
    {
        var overwrites = parsed.GetValue(_force);
        FormatOptions.CheckOutput(output, overwrites);
        var request = new ConversionRequest(inputs, output, OptionsFor(parsed, output))
        {
            Names = SharedOptions.Names(parsed.GetValue(_variables)),
            Cut = _cut.For(parsed),
            Overwrites = overwrites,
            Salvages = parsed.GetValue(_salvage),
            Checks = parsed.GetValue(_check),
            AllowsOmissions = parsed.GetValue(_allowOmissions),
        };
        TellOfVideo(output, request.Options);
        var watch = Stopwatch.StartNew();
        _terminal.ShowProgress($"{Sources(inputs)} -> {output}");
        Conversion done;
        try
        {
            done = Conversion.Run(request);
        }
        finally
        {
            _terminal.ClearProgress();
        }

        WriteTrouble(request, done);
        _terminal.Output.WriteLine(
            $"{Sources(inputs)} {Figure.Count(done.InputBytes)} bytes -> "
            + $"{output} {Figure.Count(done.OutputBytes)} bytes, "
            + $"{Contents(done)}, {Figure.Fixed(watch.Elapsed.TotalSeconds, 2)} s; "
            + $"ratio {Figure.Fixed((double)done.Float32Bytes / done.OutputBytes, 2)} against 4 bytes a value, "
            + $"{Figure.Fixed((double)done.InputBytes / done.OutputBytes, 2)} against the input");
        if (done.Original is { } original)
        {
            _terminal.Output.WriteLine($"{OriginalText.Of(original)}; made again from the file just written, and "
                + OriginalText.ProofOf(original));
        }

        OutcomeText.Write(_terminal.Output, done.HasFailed ? [] : done.Outcomes);
        if (done.Verified.Count > 0)
        {
            VerificationText.Write(_terminal.Output, new VerifiedFile(
                Sources(inputs), output, done.Verified, done.Omissions, request.AllowsOmissions));
        }

        return done.HasFailed || (done.Original is null && (done.Damage.Count > 0 || HasMissed(request, done))) ? ExitCode.CheckFailed
            : ExitCode.Done;
    }

    // Without a check the exit code says that the file was made, and standard error what is not in it.
    private static bool HasMissed(ConversionRequest request, Conversion done) =>
        done.Omissions.Count > 0 && !request.AllowsOmissions && (request.Checks || request.Salvages);

    private static string Contents(Conversion done) => done switch
    {
        { Omissions.Count: > 0, Counts: { FieldsIn: { } all, FieldsOut: { } made } } =>
            $"{done.VariableCount} variables, {Figure.Count(made)} of {Figure.Count(all)} fields",
        { Omissions.Count: > 0, Counts: { } counts } when counts.VariablesOut < counts.VariablesIn =>
            $"{counts.VariablesOut} of {counts.VariablesIn} variables",
        _ => $"{done.VariableCount} variables",
    };

    private void WriteTrouble(ConversionRequest request, Conversion done)
    {
        foreach (var warning in done.Warnings)
        {
            _terminal.WriteError($"numvid: warning: {warning}");
        }

        foreach (var damage in done.Damage)
        {
            _terminal.WriteError(
                $"numvid: damaged, saved as missing: variable '{damage.Variable}', {DamageText.Of(damage)}");
        }

        if (done.Omissions.Count > 0)
        {
            _terminal.WriteError($"numvid: {OmissionSentence.Of(done.Omissions, done.Counts)} "
                + (done.Original is not null ? "They are in the original, which comes back."
                : request.AllowsOmissions ? "'--allow-omissions' lets that pass."
                : HasMissed(request, done)
                ? "That fails the check, though the file was kept; '--allow-omissions' lets it pass."
                : "All else was converted."));
        }

        if (done.HasFailed)
        {
            _terminal.WriteError("numvid: the file made did not pass the check and was not kept.");
        }
    }

    private static string Sources(string[] inputs) =>
        inputs.Length == 1 ? inputs[0] : $"{inputs[0]} and {Figure.Count(inputs.Length - 1)} more";
}
