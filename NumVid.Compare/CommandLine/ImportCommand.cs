using System.CommandLine;
using System.Diagnostics;
using NumVid.Compare.Arrays;
using NumVid.Compare.Report.Numbers;
using NumVid.Formats.Nv12.Seed;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid import IN OUT</c></summary>
internal sealed class ImportCommand
{
    private const string Bits = "bits";
    private const string AroundGray = "around-gray";

    private readonly Terminal _terminal;
    private readonly Argument<string> _input = new("IN") { Description = "An MP4 of gray frames, or either of a pair, or a NumPy array (.npy)." };
    private readonly Argument<string> _output = new("OUT") { Description = "The file to make; its extension decides the format." };
    private readonly Option<string> _name = new("--name") { Description = "The variable's name; default: field.", HelpName = "NAME", DefaultValueFactory = _ => "field" };
    private readonly Option<double?> _minimum = new("--minimum") { Description = "MP4: the value of code 0, where the name of the file does not tell.", HelpName = "V" };
    private readonly Option<double?> _maximum = new("--maximum") { Description = "MP4: the value of the largest code.", HelpName = "V" };
    private readonly Option<string?> _low = new("--low") { Description = "MP4: the second file of a pair, where the names do not tell.", HelpName = "FILE" };
    private readonly Option<string> _lowKind = new("--low-kind")
    {
        Description = "MP4: what a second file holds: the low 'bits' (default), or 'around-gray' what a lossy first file lacks.",
        HelpName = "KIND",
        DefaultValueFactory = _ => Bits,
    };

    private readonly Option<bool> _force = SharedOptions.Force();
    private readonly FormatOptions _formatOptions = new();

    private ImportCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var self = new ImportCommand(terminal);
        self._lowKind.AcceptOnlyFromAmong(Bits, AroundGray);
        var command = new Command("import", "Makes a file of an array that is in none of the three formats.")
        {
            self._input, self._output, self._name, self._minimum, self._maximum, self._low, self._lowKind, self._force,
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
        var kind = parsed.GetValue(_lowKind) == AroundGray ? SeedLow.AroundGray : SeedLow.Bits;
        var sources = new ArraySources(parsed.GetValue(_low), kind, parsed.GetValue(_minimum), parsed.GetValue(_maximum));
        var watch = Stopwatch.StartNew();
        _terminal.ShowProgress($"{input} -> {output}");
        ArrayImport done;
        try
        {
            done = ArrayImport.Run(work => sources.Open(input, work), parsed.GetRequiredValue(_name), output, options, overwrites);
        }
        finally
        {
            _terminal.ClearProgress();
        }

        foreach (var warning in done.Warnings)
        {
            _terminal.WriteError($"numvid: warning: {warning}");
        }

        _terminal.Output.WriteLine(
            $"{input} -> {output} {Figure.Count(done.OutputBytes)} bytes, {done.ElementType.Name} {string.Join(" x ", done.Shape)}, "
            + $"{Figure.Fixed(watch.Elapsed.TotalSeconds, 2)} s");
        return ExitCode.Done;
    }
}
