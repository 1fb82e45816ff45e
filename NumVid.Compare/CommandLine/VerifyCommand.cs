using System;
using System.CommandLine;
using System.Threading;
using NumVid.Compare.Report;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid verify FILE</c></summary>
internal sealed class VerifyCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _file = new("FILE") { Description = "The .nv12 file to check against its own checksums." };
    private readonly Option<int?> _threads = SharedOptions.Threads();
    private readonly Option<bool> _json = SharedOptions.Json();

    private VerifyCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var self = new VerifyCommand(terminal);
        var command = new Command("verify", "Checks every byte and every decoded value of a .nv12 file against the checksums in it.")
        {
            self._file, self._threads, self._json,
        };
        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = parsed.GetRequiredValue(_file);
        var report = CheckFixity(path, parsed.GetValue(_threads));
        Action<System.IO.TextWriter, string, Nv12FixityReport> write = parsed.GetValue(_json) ? FixityJson.Write : FixityText.Write;
        write(_terminal.Output, path, report);
        return report.IsSound ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private Nv12FixityReport CheckFixity(string path, int? threads)
    {
        // Segments end on many threads; the line on the terminal is one.
        var gate = new Lock();
        try
        {
            return Nv12Fixity.Check(path, threads, (done, all) =>
            {
                lock (gate)
                {
                    _terminal.ShowProgress($"{path}: segment {done} of {all}");
                }
            });
        }
        finally
        {
            _terminal.ClearProgress();
        }
    }
}
