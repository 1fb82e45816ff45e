using System;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Results;

namespace NumVid.Compare.CommandLine;

/// <summary>The numvid command: parses, runs, and turns whatever goes wrong into a sentence and an exit code.</summary>
internal static class Application
{
    /// <summary>Runs one command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    internal static int Run(string[] arguments, Terminal terminal)
    {
        try
        {
            var exitCode = Invoke(arguments, terminal);
            terminal.Output.Flush();
            return exitCode;
        }
        catch (Exception exception)
        {
            Interruption.StayWhileEnding();
            Report(exception, terminal);
            return ExitCode.CouldNotRun;
        }
    }

    /// <summary>Writes the sentence for an exception, and with NUMVID_DEBUG=1 where it came from.</summary>
    internal static void Report(Exception exception, Terminal terminal)
    {
        terminal.WriteError("numvid: " + ErrorSentence.Of(exception));
        if (Environment.GetEnvironmentVariable("NUMVID_DEBUG") is "1")
        {
            terminal.WriteError(exception.ToString());
        }
    }

    private static int Invoke(string[] arguments, Terminal terminal)
    {
        var root = CreateRoot(terminal, arguments);
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            var command = parsed.CommandResult.Command;
            var name = command == root ? "numvid" : $"numvid {command.Name}";
            terminal.WriteError("numvid: " + string.Join(' ', parsed.Errors.Select(error => error.Message)));
            terminal.WriteError($"'{name} --help' shows what is possible.");
            return ExitCode.CouldNotRun;
        }

        // Every argument is a file name, so a misspelt option would be taken for one.
        if (FindMisspeltOption(parsed) is { } option)
        {
            terminal.WriteError($"numvid: There is no option '{option}'; 'numvid {parsed.CommandResult.Command.Name} "
                + $"--help' shows which there are.");
            return ExitCode.CouldNotRun;
        }

        return parsed.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = terminal.Output,
            Error = terminal.Error,
        });
    }

    private static string? FindMisspeltOption(ParseResult parsed) => parsed.Tokens
        .TakeWhile(token => token.Type != TokenType.DoubleDash)
        .FirstOrDefault(
        token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))?.Value;

    private static RootCommand CreateRoot(Terminal terminal, string[] arguments)
    {
        var root = new RootCommand(
            "Compares real gridded fields stored as .nv12 video, GRIB2 and NetCDF, and converts between them.")
        {
            CompareCommand.Create(terminal, arguments),
            MergeCommand.Create(terminal),
            ConvertCommand.Create(terminal),
            AppendCommand.Create(terminal),
            ImportCommand.Create(terminal),
            ExportCommand.Create(terminal),
            InfoCommand.Create(terminal),
            DataCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            RestoreCommand.Create(terminal),
            RepackCommand.Create(terminal),
            DoctorCommand.Create(terminal),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        var action = (HelpAction)help.Action!;
        action.MaxWidth = terminal.Width;
        help.Action = new HelpWithExamples(action);
        root.Options.OfType<VersionOption>().Single().Action = new PrintVersion();
        return root;
    }

    /// <summary>The version of this assembly, whichever program started it.</summary>
    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(ProgramVersion.Text);
            return ExitCode.Done;
        }
    }

    /// <summary>The help of System.CommandLine, then the examples of the command.</summary>
    private sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var exitCode = help.Invoke(parseResult);
            WriteExamples(parseResult.InvocationConfiguration.Output, parseResult.CommandResult.Command.Name);
            return exitCode;
        }

        private static void WriteExamples(TextWriter output, string command)
        {
            output.WriteLine("Examples:");
            foreach (var example in Examples.Of(command))
            {
                output.WriteLine("  " + example);
            }

            output.WriteLine();
            output.WriteLine("Exit codes: 0 done, 1 a check failed, 2 could not run, 130 interrupted.");
        }
    }
}
