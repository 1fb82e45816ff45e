using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Inspection;
using NumVid.Compare.Report;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid explain FILE VARIABLE --frame N</c></summary>
internal static class ExplainCommand
{
    private const int SeedDepth = 8;
    private const int SeedGroup = 6;
    private const double SmallestStep = 0.25;
    private const double LargestStep = 65536;

    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A GRIB, NetCDF or .nv12 file." };
        var variable = new Argument<string>("VARIABLE") { Description = "A variable of two or more axes." };
        var frame = new Option<int>("--frame")
        {
            Description = "The frame, from 0; below 0 from the end. Default: 0.",
            HelpName = "N",
        };
        var block = new Option<string?>("--block")
        {
            Description = "Row and column of the block of 8 x 8, from 0. Default: the middle.",
            HelpName = "ROW,COLUMN",
        };
        var bits = Ranged("--bits", "Bits of a code, 8 to 16.", SeedDepth, SeedDepth, 16);
        var group = Ranged("--group", "Frames of a group, 1 to 255.", SeedGroup, 1, byte.MaxValue);
        var step = new Option<double?>("--step")
        {
            Description = "Step of the quantiser in codes, 0.25 to 65536, rounded to the nearest. "
                + "Default: the seed's 16, truncated.",
            HelpName = "S",
        };
        step.Validators.Add(result => Check(
            result, result.GetValueOrDefault<double?>() is null or (>= SmallestStep and <= LargestStep),
            "0.25 to 65536"));
        block.Validators.Add(result => Check(
            result, PlaceOf(result.GetValueOrDefault<string?>()) is not null, "two numbers, as 3,5"));
        var command = new Command(
            "explain", "Shows what each stage of the codec dct makes of a block: padding, difference, DCT, quantiser, "
                + "zigzag, run lengths, Huffman codes, and the way back. For teaching; whatever the variable is stored "
                + "as.")
        {
            file, variable, frame, block, bits, step, group,
        };
        command.SetAction(parsed =>
        {
            var explained = ExplainedBlock.Of(
                parsed.GetRequiredValue(file), parsed.GetRequiredValue(variable), new ExplanationRequest(
                    parsed.GetValue(frame), PlaceOf(parsed.GetValue(block)), parsed.GetValue(bits),
                    parsed.GetValue(step), parsed.GetValue(group)));
            BlockText.Write(terminal.Output, explained);
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<int> Ranged(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            var value = result.GetValueOrDefault<int>();
            var allowed = string.Create(CultureInfo.InvariantCulture, $"{least} to {most}");
            Check(result, value >= least && value <= most, allowed);
        });
        return option;
    }

    private static void Check(OptionResult result, bool isAllowed, string allowed)
    {
        if (!isAllowed)
        {
            result.AddError($"'{result.Option.Name}' needs {allowed}.");
        }
    }

    private static (int Row, int Column)? PlaceOf(string? text)
    {
        var numbers = (text ?? "").Split(',').Select(part =>
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
            .ToArray();
        return numbers is [>= 0, >= 0] ? (numbers[0], numbers[1]) : null;
    }
}
