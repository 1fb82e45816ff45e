using System.CommandLine;
using NumVid.Compare.Inspection;
using NumVid.Compare.Report;
using NumVid.Compare.Report.Json;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid info FILE</c></summary>
internal static class InfoCommand
{
    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A GRIB, NetCDF or .nv12 file." };
        var json = SharedOptions.Json();
        var command = new Command("info",
            "Shows dimensions, variables and attributes, and how a .nv12 file keeps each variable.") { file, json };
        command.SetAction(parsed =>
        {
            var description = FileDescription.Of(parsed.GetRequiredValue(file));
            foreach (var warning in description.Warnings)
            {
                terminal.WriteError($"numvid: warning: {warning}");
            }

            if (parsed.GetValue(json))
            {
                FileJson.Write(terminal.Output, description);
            }
            else
            {
                FileReport.WriteText(terminal.Output, description);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
