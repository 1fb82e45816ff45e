using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NumVid.Compare.Conversions;
using NumVid.Compare.Report;
using NumVid.Compare.Report.Json;
using NumVid.Compare.Transfer;
using NumVid.Formats;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid convert FOLDER FOLDER --to FORMAT</c></summary>
/// <param name="terminal">Where lines go.</param>
/// <param name="source">The folder to read.</param>
/// <param name="target">The folder to make.</param>
/// <param name="extension">The extension of the results, with its dot.</param>
/// <param name="receipt">Where the receipt goes.</param>
internal sealed class TreeConversionRun(
    Terminal terminal, string source, string target, string extension, string receipt)
{
    private readonly TreeConversion _tree = new(source, target);

    /// <summary>Converts the tree and writes the receipt, also when it is stopped.</summary>
    internal int Run(
        IReadOnlyDictionary<string, string> options, IReadOnlyList<string> names, bool overwrites,
        bool allowsOmissions)
    {
        _tree.CheckNames(options, names, path => terminal.ShowProgress(path));
        terminal.ClearProgress();
        Directory.CreateDirectory(target);
        FormatOptions.CheckOutput(receipt, overwrites);
        var format = NumVidProviders.ProviderNameOf("any" + extension);
        Interruption.Saving = () =>
        {
            Save(format, options, allowsOmissions);
            return $"the receipt '{receipt}' says which files are finished.";
        };
        try
        {
            foreach (var entry in _tree.Run(
                extension, options, names, overwrites, allowsOmissions, path => terminal.ShowProgress(path)))
            {
                terminal.ClearProgress();
                terminal.Output.WriteLine(ReceiptText.LineOf(entry));
            }
        }
        finally
        {
            terminal.ClearProgress();
            Interruption.StayWhileEnding();
            Interruption.Saving = null;
            Save(format, options, allowsOmissions);
        }

        ReceiptText.WriteSummary(terminal.Output, _tree.Entries);
        return _tree.Entries.Any(entry => entry.Status is not (ReceiptStatus.Converted or ReceiptStatus.Skipped))
            ? ExitCode.CheckFailed : ExitCode.Done;
    }

    private void Save(string format, IReadOnlyDictionary<string, string> options, bool allowsOmissions)
    {
        using var work = WorkFolder.CreateIn(Path.GetDirectoryName(Path.GetFullPath(receipt))!);
        var unfinished = work.File("receipt");
        using (
            var writer =
            new StreamWriter(unfinished, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            ReceiptJson.Write(writer, format, options, allowsOmissions, _tree.Entries);
        }

        File.Move(unfinished, receipt, overwrite: true);
    }
}
