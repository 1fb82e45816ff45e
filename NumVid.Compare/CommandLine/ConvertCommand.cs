using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NumVid.Compare.Report;
using NumVid.Compare.Transfer;
using NumVid.Formats;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid convert IN OUT</c></summary>
internal sealed class ConvertCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _input = new("IN") { Description = "A GRIB, NetCDF or .nv12 file." };
    private readonly Argument<string> _output = new("OUT") { Description = "The file to make; its extension decides the format." };
    private readonly Option<string?> _variables = SharedOptions.Variables();
    private readonly Option<bool> _force = SharedOptions.Force();
    private readonly Option<bool> _salvage = new("--salvage")
    {
        Description = "Save what is sound of a damaged .nv12 file: damaged segments are listed and become missing values.",
    };

    // An option's name without the dashes is the provider's own name for it.
    private readonly (string[] Formats, Option<string?> Option)[] _formatOptions =
    [
        (["nv12", "grib"], new("--quality") { Description = ".nv12: bounds or presets, for example 't:abs=0.01;default:range=1e-4'. GRIB: bounds, instead of bits.", HelpName = "SPEC" }),
        (["nv12"], new("--threads") { Description = ".nv12: threads for encoding; default: all processors.", HelpName = "N" }),
        (["grib"], new("--packing") { Description = "GRIB: ccsds (default), simple, jpeg2000, png, second-order or ieee.", HelpName = "NAME" }),
        (["grib"], new("--bits") { Description = "GRIB: bits per value; default 16.", HelpName = "N" }),
        (["grib"], new("--edition") { Description = "GRIB: 2 (default), or 1 for fields that came from edition 1.", HelpName = "N" }),
        (["netcdf"], new("--deflate") { Description = "NetCDF: compression level in [0, 9]; default 5.", HelpName = "N" }),
        (["netcdf"], new("--shuffle") { Description = "NetCDF: true (default) or false.", HelpName = "BOOL" }),
    ];

    private ConvertCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var self = new ConvertCommand(terminal);
        var command = new Command("convert", "Copies a file with all its metadata into another format.")
        {
            self._input, self._output, self._variables, self._force, self._salvage,
        };
        foreach (var (_, option) in self._formatOptions)
        {
            command.Options.Add(option);
        }

        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var input = parsed.GetRequiredValue(_input);
        var output = parsed.GetRequiredValue(_output);
        var overwrites = parsed.GetValue(_force);
        CheckOutput(output, overwrites);
        var options = OptionsFor(parsed, output);
        var watch = Stopwatch.StartNew();
        _terminal.ShowProgress($"{input} -> {output}");
        Conversion done;
        try
        {
            done = Conversion.Run(input, output, options, SharedOptions.Names(parsed.GetValue(_variables)), overwrites, parsed.GetValue(_salvage));
        }
        finally
        {
            _terminal.ClearProgress();
        }

        foreach (var warning in done.Warnings)
        {
            _terminal.WriteError($"numvid: warning: {warning}");
        }

        foreach (var damage in done.Damage)
        {
            _terminal.WriteError($"numvid: damaged, saved as missing: variable '{damage.Variable}', {DamageText.Of(damage)}");
        }

        _terminal.Output.WriteLine(
            $"{input} {Figure.Count(done.InputBytes)} bytes -> {output} {Figure.Count(done.OutputBytes)} bytes, "
            + $"{done.VariableCount} variables, {Figure.Fixed(watch.Elapsed.TotalSeconds, 2)} s; "
            + $"ratio {Figure.Fixed((double)done.Float32Bytes / done.OutputBytes, 2)} against 4 bytes a value, "
            + $"{Figure.Fixed((double)done.InputBytes / done.OutputBytes, 2)} against the input");
        return done.Damage.Count > 0 ? ExitCode.CheckFailed : ExitCode.Done;
    }

    private static void CheckOutput(string output, bool overwrites)
    {
        if (Directory.Exists(output))
        {
            throw new UsageException($"'{output}' is a folder; the name of a file is expected.");
        }

        if (File.Exists(output) && !overwrites)
        {
            throw new UsageException($"'{output}' exists; '--force' overwrites it.");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(output));
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"There is no folder '{folder}' for '{Path.GetFileName(output)}'.");
        }
    }

    private Dictionary<string, string> OptionsFor(ParseResult parsed, string output)
    {
        var format = NumVidProviders.ProviderNameOf(output);
        var given = _formatOptions.Where(entry => parsed.GetValue(entry.Option) is not null).ToArray();
        if (Array.Find(given, entry => !entry.Formats.Contains(format)).Option is { } stranger)
        {
            var own = _formatOptions.Where(entry => entry.Formats.Contains(format)).Select(entry => entry.Option.Name);
            throw new UsageException($"'{stranger.Name}' means nothing for '{output}', which is {format}; it takes {string.Join(", ", own)}.");
        }

        return given.ToDictionary(entry => entry.Option.Name.TrimStart('-'), entry => parsed.GetValue(entry.Option)!, StringComparer.Ordinal);
    }
}
