using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using NumVid.Compare.Conversions;
using NumVid.Compare.Errors;
using NumVid.Compare.Report;
using NumVid.Compare.Report.Json;
using NumVid.Compare.Transfer;
using NumVid.Formats;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid convert FOLDER FOLDER --to FORMAT</c></summary>
internal sealed class TreeConversionRun
{
    // Writing the account takes at most this part of the time, however many files it has.
    private const int WorkPerSaving = 20;

    private readonly Terminal _terminal;
    private readonly string _source;
    private readonly string _target;
    private readonly string _receipt;
    private readonly Shard _shard;

    /// <summary>Prepares a run.</summary>
    /// <param name="terminal">Where lines go.</param>
    /// <param name="source">The folder to read.</param>
    /// <param name="target">The folder to make.</param>
    /// <param name="receipt">Where the receipt goes.</param>
    /// <param name="shard">The part of the tree that is converted.</param>
    internal TreeConversionRun(Terminal terminal, string source, string target, string receipt, Shard shard)
    {
        _terminal = terminal;
        _source = source;
        _target = target;
        _receipt = receipt;
        _shard = shard;
    }

    /// <summary>Converts the tree, or goes on with it, and writes the receipt, also when it is stopped.</summary>
    internal int Run(TreeRequest request)
    {
        var earlier = Earlier(request);
        var tree = new TreeConversion(
            new TreeFiles(_source, _target, _shard), new EarlierResults(earlier?.Entries ?? []));
        tree.CheckNames(request, _source, path => _terminal.ShowProgress(path));
        _terminal.ClearProgress();
        Directory.CreateDirectory(_target);
        FormatOptions.CheckOutput(_receipt, overwrites: true);
        Receipt Account() => AccountOf(request) with { Entries = tree.Entries };
        Save(Account());
        Interruption.Saving = () =>
        {
            Save(Account());
            return $"the receipt '{_receipt}' says which files are finished; the same command goes on from there.";
        };
        try
        {
            Convert(tree, request, Account);
        }
        finally
        {
            _terminal.ClearProgress();
            Interruption.StayWhileEnding();
            Interruption.Saving = null;
            Save(Account());
        }

        ReceiptText.WriteSummary(_terminal.Output, tree.Entries);
        return Account().IsComplete ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private void Convert(TreeConversion tree, TreeRequest request, Func<Receipt> account)
    {
        var (since, took) = (Stopwatch.StartNew(), TimeSpan.Zero);
        foreach (var entry in tree.Run(request, path => _terminal.ShowProgress(path)))
        {
            _terminal.ClearProgress();
            _terminal.Output.WriteLine(ReceiptText.LineOf(entry));
            if (since.Elapsed >= WorkPerSaving * took)
            {
                since.Restart();
                Save(account());
                took = since.Elapsed;
                since.Restart();
            }
        }
    }

    private Receipt AccountOf(TreeRequest request) => new(
        NumVidProviders.ProviderNameOf("any" + request.Extension), request.Options, [])
    {
        Names = request.Names,
        Cut = request.Cut,
        AllowsOmissions = request.AllowsOmissions,
        Shard = _shard,
    };

    // A tree goes on where it was stopped, but only with what it was begun with.
    private Receipt? Earlier(TreeRequest request)
    {
        if (request.Overwrites || !File.Exists(_receipt))
        {
            return null;
        }

        var (earlier, now) = (ReceiptJson.Read(_receipt), AccountOf(request));
        return earlier.Command == now.Command && earlier.Shard == now.Shard
            ? earlier
            : throw new UsageException($"'{_receipt}' is the receipt of another conversion, '{earlier.Command}'"
                + $"{(earlier.Shard.IsWhole ? "" : $", shard {earlier.Shard}")}: use another folder or '--receipt', or "
                + "'--force' to make all files again.");
    }

    private void Save(Receipt account)
    {
        using var work = WorkFolder.CreateIn(Path.GetDirectoryName(Path.GetFullPath(_receipt))!);
        var unfinished = work.File("receipt");
        using (var writer = new StreamWriter(
            unfinished, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            ReceiptJson.Write(writer, account);
        }

        File.Move(unfinished, _receipt, overwrite: true);
    }
}
