using System;
using System.CommandLine;
using System.Linq;
using NumVid.Compare.Inspection;
using NumVid.Compare.Report;
using NumVid.Compare.Report.Json;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid doctor</c></summary>
internal static class DoctorCommand
{
    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var json = SharedOptions.Json();
        var command = new Command(
            "doctor", "Tells which native libraries were found, their versions, and what each enables.") { json };
        command.SetAction(parsed =>
        {
            var diagnosis = Diagnosis.OfThisProcess();
            Action<System.IO.TextWriter, Diagnosis> write = parsed.GetValue(json) ? DiagnosisJson.Write
                : DiagnosisReport.WriteText;
            write(terminal.Output, diagnosis);
            return diagnosis.Libraries.All(library => library.IsUsable) ? ExitCode.Done : ExitCode.CheckFailed;
        });
        return command;
    }
}
