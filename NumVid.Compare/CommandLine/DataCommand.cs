using System.CommandLine;
using NumVid.Compare.Inspection;
using NumVid.Compare.Report;
using NumVid.Compare.Report.Json;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid data FILE VARIABLE [SLICE]</c></summary>
internal static class DataCommand
{
    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A GRIB, NetCDF or .nv12 file." };
        var variable = new Argument<string>("VARIABLE") { Description = "The variable whose values are wanted." };
        var slice = new Argument<string?>("SLICE")
        {
            Description = "For each axis an index, or FROM:TO:STEP without TO itself; each may be left out. Negative "
                + "indices count from the end.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var csv = new Option<bool>("--csv") { Description = "Print CSV: a line for each value, with its indices." };
        var json = SharedOptions.Json();
        var command = new Command(
            "data", "Prints values of a variable, as the tool 'sds' does.") { file, variable, slice, csv, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(csv) && result.GetValue(json))
            {
                result.AddError("'--csv' and '--json' exclude each other.");
            }
        });
        command.SetAction(parsed =>
        {
            var data = SlicedVariable.Read(
                parsed.GetRequiredValue(file), parsed.GetRequiredValue(variable), parsed.GetValue(slice));
            if (parsed.GetValue(json))
            {
                DataJson.Write(terminal.Output, data);
            }
            else if (parsed.GetValue(csv))
            {
                DataCsv.Write(terminal.Output, data);
            }
            else
            {
                DataText.Write(terminal.Output, data, terminal.Width);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
