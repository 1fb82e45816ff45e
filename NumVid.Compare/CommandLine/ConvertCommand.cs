using System.CommandLine;
using System.Diagnostics;
using NumVid.Compare.Report;
using NumVid.Compare.Transfer;

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

    private readonly FormatOptions _formatOptions = new();

    private ConvertCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var self = new ConvertCommand(terminal);
        var command = new Command("convert", "Copies a file with all its metadata into another format.")
        {
            self._input, self._output, self._variables, self._force, self._salvage,
        };
        self._formatOptions.AddTo(command);
        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var input = parsed.GetRequiredValue(_input);
        var output = parsed.GetRequiredValue(_output);
        var overwrites = parsed.GetValue(_force);
        FormatOptions.CheckOutput(output, overwrites);
        var options = _formatOptions.For(parsed, output);
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
}
