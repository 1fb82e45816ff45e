using System;
using System.CommandLine;

namespace NumVid.Compare.CommandLine;

/// <summary>Options that several commands have, with one meaning.</summary>
internal static class SharedOptions
{
    private const int MostThreads = 1024;

    /// <summary>--variables a,b</summary>
    internal static Option<string?> Variables() => new("--variables")
    {
        Description = "Only these variables, separated by commas, with the coordinates that they need.",
        HelpName = "a,b",
    };

    /// <summary>--force</summary>
    internal static Option<bool> Force() => new("--force") { Description = "Overwrite what exists." };

    /// <summary>--quiet</summary>
    internal static Option<bool> Quiet() => new("--quiet") { Description = "Show no progress." };

    /// <summary>Gives a command --quiet, and what it does.</summary>
    /// <param name="command">The command.</param>
    /// <param name="terminal">Shows no progress where it is asked to.</param>
    /// <param name="run">What the command does.</param>
    internal static void SetQuietAction(Command command, Terminal terminal, Func<ParseResult, int> run)
    {
        var quiet = Quiet();
        command.Options.Add(quiet);
        command.SetAction(parsed =>
        {
            terminal.IsQuiet = parsed.GetValue(quiet);
            return run(parsed);
        });
    }

    /// <summary>--allow-omissions</summary>
    internal static Option<bool> AllowOmissions() => new("--allow-omissions")
    {
        Description = "Let a check pass although messages or variables were left out; they are still listed.",
    };

    /// <summary>--json</summary>
    internal static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    /// <summary>--threads N</summary>
    internal static Option<int?> Threads()
    {
        var option = new Option<int?>("--threads") { Description = "Threads for encoding and decoding; default: all processors.", HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var threads) || threads is < 1 or > MostThreads))
            {
                result.AddError($"'{result.Tokens[0].Value}' is not a number of threads in [1, {MostThreads}].");
            }
        });
        return option;
    }

    /// <summary>The names in a list separated by commas.</summary>
    internal static string[] Names(string? list) =>
        list is null ? [] : list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
