using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using NumVid.Compare.Conversions;
using NumVid.Compare.Errors;
using NumVid.Compare.Inspection;
using NumVid.Compare.Names;
using NumVid.Compare.Report;
using NumVid.Compare.Report.Json;
using NumVid.Compare.Results;
using NumVid.Compare.Verification;
using NumVid.Formats;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid verify FILE</c> and <c>numvid verify ORIGINAL COPY</c></summary>
internal sealed class VerifyCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _file = new("FILE")
    {
        Description = "Alone: the .nv12 file to check against its own checksums. With COPY: the original. With "
            + "--receipt: the folder that was made.",
    };

    private readonly Argument<string?> _copy = new("COPY")
    {
        Description = "A file of any format that is measured against FILE.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _quality = new("--quality")
    {
        Description = "Bounds that the fields of COPY must hold, for example 't:abs=0.01;default:range=1e-4'; default: "
            + "what COPY promises.",
        HelpName = "SPEC",
    };

    private readonly Option<string?> _variables = new("--variables")
    {
        Description = "With COPY: only these variables, separated by commas.",
        HelpName = "a,b",
    };

    private readonly Option<string[]> _receipts = new("--receipt")
    {
        Description = "FILE is a folder made by 'convert': check all files of its receipt, that they are there, have "
            + "the checksums noted, and are sound inside. Given several times: the receipts of its shards.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _originals = new("--originals")
    {
        Description = "With --receipt: the folder with the originals; those that are still there are compared at every "
            + "point.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _merged = new("--merged")
    {
        Description = "With --receipt: write the receipts as one into this file.",
        HelpName = "FILE",
    };

    private readonly Option<int?> _threads = SharedOptions.Threads();
    private readonly Option<bool> _allowOmissions = SharedOptions.AllowOmissions();
    private readonly Option<bool> _json = SharedOptions.Json();

    private VerifyCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var self = new VerifyCommand(terminal);
        var command = new Command(
            "verify",
            "Checks every byte and every decoded value of a .nv12 file against the checksums in it; or measures a copy "
                + "against its original and fails on a violated bound.")
        {
            self._file, self._copy, self._quality, self._variables, self._allowOmissions, self._threads,
            self._receipts, self._originals, self._merged, self._json,
        };
        SharedOptions.SetQuietAction(command, terminal, self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(_file);
        if (parsed.GetValue(_receipts) is { Length: > 0 } receipts)
        {
            return RunReceipts(parsed, file, receipts);
        }

        foreach (var option in new[] { _originals, _merged }.Where(option => parsed.GetValue(option) is not null))
        {
            throw new UsageException($"'{option.Name}' needs '--receipt FILE'.");
        }

        try
        {
            return parsed.GetValue(_copy) is { } copy ? Measure(parsed, file, copy) : CheckFixity(parsed, file);
        }
        finally
        {
            _terminal.ClearProgress();
        }
    }

    private int RunReceipts(ParseResult parsed, string folder, string[] receipts)
    {
        if (parsed.GetValue(_copy) is not null || parsed.GetValue(_quality) is not null
            || parsed.GetValue(_variables) is not null || parsed.GetValue(_json))
        {
            throw new UsageException("'--receipt' checks a folder by what its receipt says: COPY, '--quality', "
                + "'--variables' and '--json' are for files.");
        }

        try
        {
            return new ReceiptVerification(_terminal)
                .Run(folder, receipts, parsed.GetValue(_originals), parsed.GetValue(_merged));
        }
        finally
        {
            _terminal.ClearProgress();
        }
    }

    private int CheckFixity(ParseResult parsed, string path)
    {
        foreach (var option in new[] { _quality, _variables }.Where(option => parsed.GetValue(option) is not null))
        {
            throw new UsageException($"'{option.Name}' needs a second file, which is measured against the first.");
        }

        // Segments end on many threads; the line on the terminal is one.
        var gate = new Lock();
        var report = Nv12Fixity.Check(path, parsed.GetValue(_threads), (done, all) =>
        {
            lock (gate)
            {
                _terminal.ShowProgress($"{path}: segment {done} of {all}");
            }
        });
        var file = CheckedFile.Of(path, report);
        _terminal.ClearProgress();
        Action<TextWriter, string, CheckedFile> write = parsed.GetValue(_json) ? FixityJson.Write
            : FixityText.Write;
        write(_terminal.Output, path, file);
        return file.IsSound ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private int Measure(ParseResult parsed, string original, string copy)
    {
        if (parsed.GetValue(_threads) is not null)
        {
            throw new UsageException("'--threads' is for one file; two are measured with all processors.");
        }

        var quality = parsed.GetValue(_quality) is { } text ? QualityOption.Parse(text) : null;
        using var first = NumVidProviders.OpenRead(original);
        new KnownNames("The original has", first.Select(variable => variable.Name)).Check(quality);
        using var second = NumVidProviders.OpenRead(copy);
        var names = SharedOptions.Names(parsed.GetValue(_variables));
        VerifiedVariable[] variables = [.. new FileVerification(first, second, quality).Run(
            names, name => _terminal.ShowProgress($"{copy}: {name}"))];
        _terminal.ClearProgress();
        OmittedPart[] omissions =
        [
            .. SourceOmissions.Of(original, first, names),
            .. SourceOmissions.Of(Path.GetFileName(original), variables),
        ];
        var file = new VerifiedFile(original, copy, variables, omissions, parsed.GetValue(_allowOmissions));
        Action<TextWriter, VerifiedFile> write =
            parsed.GetValue(_json) ? VerificationJson.Write : VerificationText.Write;
        write(_terminal.Output, file);
        return file.HasFailed ? ExitCode.CheckFailed : ExitCode.Done;
    }
}
