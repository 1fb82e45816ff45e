using System.CommandLine;
using NumVid.Compare.Selection;

namespace NumVid.Compare.CommandLine;

/// <summary>The options that ask for a part of an input.</summary>
internal sealed class CutOptions
{
    private readonly Option<string?> _times = new("--times")
    {
        Description = "Only these times, separated by commas: dates (2019-03-01 is all of that day, 2019-03-01T06:00 "
            + "one time), ranges A/B (either end may be left out), ranges with a step A/B/6h (s, min, h, d, mon, y), "
            + "indices (#0, #-1 the last, #0..11, #0..11/3). Dates count in the calendar of the file. What has no "
            + "times is kept.",
        HelpName = "LIST",
    };

    private readonly Option<string?> _levels = new("--levels")
    {
        Description = "Only these levels, separated by commas: values in the unit of the file (500) or in another one "
            + "(500hPa), ranges 500/850, indices (#0, #0..3). Variables on other levels, or on none, are left out.",
        HelpName = "LIST",
    };

    private readonly Option<string?> _members = new("--members")
    {
        Description = "Only these members: numbers, ranges 1/10, indices (#0). Variables without members are left out.",
        HelpName = "LIST",
    };

    private readonly Option<string?> _region = new("--region")
    {
        Description = "Only this region, in degrees; it may lie across the date line (170,-50,-160,-30) or Greenwich. "
            + "Of a grid whose latitudes and longitudes have two axes the rows and columns around its points.",
        HelpName = "W,S,E,N",
    };

    /// <summary>Adds the options to a command.</summary>
    internal void AddTo(Command command)
    {
        foreach (var option in new[] { _times, _levels, _members, _region })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What is asked for.</summary>
    internal CutRequest For(ParseResult parsed) => new()
    {
        Times = parsed.GetValue(_times),
        Levels = parsed.GetValue(_levels),
        Members = parsed.GetValue(_members),
        Region = parsed.GetValue(_region),
    };
}
