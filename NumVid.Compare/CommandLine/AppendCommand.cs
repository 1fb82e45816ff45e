using System.CommandLine;
using System.Linq;
using NumVid.Compare.Conversions;
using NumVid.Compare.Report;
using NumVid.Compare.Report.Numbers;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid append FILE NEW...</c></summary>
internal sealed class AppendCommand
{
    // The most that System.CommandLine takes.
    private const int MostPaths = 100_000;

    private readonly Terminal _terminal;
    private readonly Argument<string> _file = new("FILE")
    {
        Description = "The .nv12 or NetCDF file that grows. A .nv12 file keeps the quality that it was begun with.",
    };

    private readonly Argument<string[]> _inputs = new("NEW...")
    {
        Description = "GRIB, NetCDF or .nv12 files with what comes after its end; several are joined along time.",
        Arity = new ArgumentArity(1, MostPaths),
    };

    private readonly Option<string?> _along = new("--along")
    {
        Description = "The dimension that grows; default: that of time.",
        HelpName = "NAME",
    };

    private readonly Option<bool> _skip = new("--skip-existing")
    {
        Description = "Pass over times that FILE has already, instead of refusing them.",
    };

    private readonly Option<bool> _allowOmissions = new("--allow-omissions")
    {
        Description = "Leave out messages that cannot be read and variables that FILE does not have; they are listed.",
    };

    private AppendCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var self = new AppendCommand(terminal);
        var command = new Command(
            "append", "Appends times to a file. What is stored does not change, and a crash leaves the file as it was.")
        {
            self._file, self._inputs, self._along, self._skip, self._allowOmissions,
        };
        SharedOptions.SetQuietAction(command, terminal, self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var request = new AppendRequest(parsed.GetRequiredValue(_file), parsed.GetRequiredValue(_inputs))
        {
            Along = parsed.GetValue(_along),
            SkipsExisting = parsed.GetValue(_skip),
            AllowsOmissions = parsed.GetValue(_allowOmissions),
        };
        _terminal.ShowProgress($"{request.Inputs[0]} -> {request.File}");
        Appending done;
        try
        {
            done = Appending.Run(request);
        }
        finally
        {
            _terminal.ClearProgress();
        }

        foreach (var warning in done.Warnings.Distinct())
        {
            _terminal.WriteError($"numvid: warning: {warning}");
        }

        foreach (var part in done.Omissions)
        {
            _terminal.WriteError($"numvid: {VerificationText.LineOf(part)}");
        }

        _terminal.Output.WriteLine(
            $"{request.File}: {Figure.Count(done.Added)} appended along {done.Axis}, which has "
            + $"{Figure.Count(done.Before + done.Added)} now"
            + (done.Skipped > 0 ? $"; {Figure.Count(done.Skipped)} were there already" : "")
            + $"; {Figure.Count(done.BytesBefore)} bytes before, {Figure.Count(done.BytesAfter)} now");
        OutcomeText.Write(_terminal.Output, done.Outcomes);
        return ExitCode.Done;
    }
}
