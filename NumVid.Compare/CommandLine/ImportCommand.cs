using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Linq;
using NumVid.Compare.Arrays;
using NumVid.Compare.Errors;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Transfer;
using NumVid.Formats.Movies;
using NumVid.Formats.Nv12.Seed;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid import IN OUT</c></summary>
internal sealed class ImportCommand
{
    private const string Bits = "bits";
    private const string AroundGray = "around-gray";
    private const string Full = "full";
    private const string Coded = "coded";
    private const int FramesBetweenSigns = 25;

    private readonly Terminal _terminal;
    private readonly Argument<string> _input = new("IN")
    {
        Description = "A video of this machine, whose luminance is taken; an MP4 of gray frames with its range, or "
            + "either of a pair; or a NumPy array (.npy).",
    };

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

    private readonly Option<string> _matrix = new("--matrix")
    {
        Description = "Videos of red, green and blue: the matrix that makes their luminance, bt601 (default), bt709 or "
            + "bt2020.",
        HelpName = "NAME",
        DefaultValueFactory = _ => MovieReader.Matrices[0],
    };

    private readonly Option<string> _luma = new("--luma")
    {
        Description = "Videos of limited range: 'full' (default) spreads their luma over all numbers, as ffmpeg's gray "
            + "frames do; 'coded' takes the samples as they are, black being 16 in 8 bits.",
        HelpName = "KIND",
        DefaultValueFactory = _ => Full,
    };

    private readonly Option<bool> _keepStream = new("--keep-stream")
    {
        Description = "A gray video in HEVC, FFV1 or JPEG 2000 goes into the .nv12 file as it is, its packets unchanged "
            + "and its values exact; default: it is encoded again.",
    };

    private readonly Option<bool> _force = SharedOptions.Force();
    private readonly FormatOptions _formatOptions = new();

    private ImportCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var self = new ImportCommand(terminal);
        self._lowKind.AcceptOnlyFromAmong(Bits, AroundGray);
        self._luma.AcceptOnlyFromAmong(Full, Coded);
        self._matrix.AcceptOnlyFromAmong([.. MovieReader.Matrices]);
        var command = new Command("import", "Makes a file of an array that is in none of the three formats.")
        {
            self._input, self._output, self._name, self._matrix, self._luma, self._minimum, self._maximum, self._low,
            self._lowKind, self._keepStream, self._force,
        };
        self._formatOptions.AddTo(command);
        SharedOptions.SetQuietAction(command, terminal, self.Run);
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
            done = parsed.GetValue(_keepStream) ? Keep(parsed, sources, input, output, options, overwrites) : ArrayImport.Run(
                (WorkFolder work, out ArrayDescription description) =>
                    sources.Open(input, MoviesFor(parsed, input), work, out description),
                parsed.GetRequiredValue(_name), output, options, overwrites);
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

    private ArrayImport Keep(
        ParseResult parsed, ArraySources sources, string input, string output,
        IReadOnlyDictionary<string, string> options, bool overwrites) => options.Count == 0
            ? KeptImport.Run(
                input, sources.RangeOfKept(input), parsed.GetRequiredValue(_name), output, overwrites,
                MoviesFor(parsed, input).OnFrame!)
            : throw new UsageException(
                $"'--keep-stream' leaves the stream as it is; leave out '--{options.Keys.First()}'.");

    private MovieSource MoviesFor(ParseResult parsed, string input) => new(
        parsed.GetRequiredValue(_matrix),
        parsed.GetValue(_luma) == Coded ? LuminanceRange.Coded : LuminanceRange.Full,
        count =>
        {
            if (count % FramesBetweenSigns == 0)
            {
                _terminal.ShowProgress($"{input}: {Figure.Count(count)} frames");
            }
        });
}
