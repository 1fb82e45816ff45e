using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using NumVid.Compare.Errors;
using NumVid.Compare.Names;
using NumVid.Formats;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Conversions;

/// <summary>Converts every file of a folder tree into a tree of the same shape, and keeps account of each.</summary>
internal sealed class TreeConversion
{
    private readonly TreeFiles _files;
    private readonly EarlierResults _earlier;
    private readonly Lock _gate = new();
    private readonly ReceiptEntry[] _entries;
    private FileNames? _names;

    /// <summary>Prepares a conversion.</summary>
    /// <param name="files">The files.</param>
    /// <param name="earlier">What an earlier run has made of them.</param>
    internal TreeConversion(TreeFiles files, EarlierResults earlier)
    {
        _files = files;
        _earlier = earlier;
        _entries = [.. files.Paths.Select(path => earlier.Known(NewEntry(path)))];
    }

    /// <summary>What became of each file until now; those that are not finished, not even by an earlier run, are marked
    /// as interrupted.</summary>
    internal IReadOnlyList<ReceiptEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>Checks, before anything is written, that the names asked for are those of variables of at least one
    /// file.</summary>
    /// <param name="request">How the files are to be converted.</param>
    /// <param name="folder">The folder, for messages.</param>
    /// <param name="progress">Told the file that is looked at.</param>
    /// <exception cref="UsageException">A name stands for no variable of any file, or the quality is not in its
    /// grammar.</exception>
    internal void CheckNames(TreeRequest request, string folder, Action<string> progress)
    {
        var quality = QualityOption.In(request.Options);
        if (request.Names.Count == 0 && !QualityOption.NamesVariables(quality))
        {
            return;
        }

        _names = new FileNames([.. _files.All], path => progress(_files.NameOf(path)));
        var known = _names.All($"The folder '{folder}' has");
        known?.FindAll(request.Names);
        known?.Check(quality);
    }

    /// <summary>Converts file after file; what fails is marked, and the others go on.</summary>
    /// <param name="request">How they are to be converted.</param>
    /// <param name="progress">Told the file that comes next.</param>
    internal IEnumerable<ReceiptEntry> Run(TreeRequest request, Action<string> progress)
    {
        var outputs = _files.OutputsOf(request.Extension);
        for (var i = 0; i < _entries.Length; i++)
        {
            var path = _files.Paths[i];
            progress(_entries[i].Source);
            var entry = Convert(NewEntry(path), new ConversionRequest([path], outputs[path], request.Options)
            {
                Names = _names?.AskedOf(path, request.Names) ?? request.Names,
                Cut = request.Cut,
                Overwrites = request.Overwrites,
                AllowsOmissions = request.AllowsOmissions,
                Checks = true,
                IsPartOfTree = true,
            }, request);
            lock (_gate)
            {
                _entries[i] = entry;
            }

            yield return entry;
        }
    }

    private ReceiptEntry NewEntry(string path) => new(_files.NameOf(path), new FileInfo(path).Length);

    private ReceiptEntry Convert(ReceiptEntry entry, ConversionRequest request, TreeRequest tree)
    {
        try
        {
            if (WhySkipped(request, tree) is { } reason)
            {
                return entry with { Status = ReceiptStatus.Skipped, Reason = reason };
            }

            if (_earlier.Find(entry, request) is { } kept)
            {
                return kept;
            }

            if (File.Exists(request.Output) && !request.Overwrites && !_earlier.IsOurs(entry, request))
            {
                throw new IOException(
                    $"'{_files.ResultNameOf(request.Output)}' exists; '--force' overwrites it.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(request.Output)!);
            request = request with { Overwrites = File.Exists(request.Output) };
            return Finished(entry, request, OriginalKeeping.RunAsFarAsPossible(request));
        }
        catch (NothingSelectedException exception)
        {
            return entry with { Status = ReceiptStatus.Skipped, Reason = exception.Message };
        }

        // A wrong option or a missing library would fail every file alike, and ends the run; all else is of this file
        // alone.
        catch (Exception exception) when (
            ErrorSentence.CauseOf(exception) is not (UsageException or MissingLibraryException))
        {
            return entry with
            {
                Status = ReceiptStatus.Failed,
                Reason = _files.Relative(ErrorSentence.Of(exception)),
            };
        }
    }

    private ReceiptEntry Finished(ReceiptEntry entry, ConversionRequest request, Conversion done)
    {
        var measured = entry with
        {
            SourceChecksum = done.Checksums[0],
            Variables = done.Verified,
            Warnings = [.. done.Warnings.Select(_files.Relative)],
            Omissions = [.. done.Omissions.Select(part => part with { Reason = _files.Relative(part.Reason) })],
            Counts = done.Counts,
            IsRestorable = request.IsRestorable ? done.Original is not null : null,
            Proved = done.Original is not { } original ? null
                : original.DataSetSha256 is null ? ReceiptEntry.ProvedBytes
                : original.IsWhole ? ReceiptEntry.ProvedDataSet : ReceiptEntry.ProvedView,
        };
        if (done.HasFailed)
        {
            var failed = done.Verified.Where(variable => variable.HasFailed).Select(variable => variable.Name);
            return measured with
            {
                Status = ReceiptStatus.Failed,
                Reason = $"The result did not pass the check and was not kept: {string.Join(", ", failed)}.",
            };
        }

        // What no variable has is in an original that comes back.
        var isIncomplete = done.Omissions.Count > 0 && !request.AllowsOmissions && done.Original is null;
        return measured with
        {
            Status = isIncomplete ? ReceiptStatus.Incomplete : ReceiptStatus.Converted,
            Reason = isIncomplete ? OmissionSentence.Of(measured.Omissions, done.Counts) : null,
            Result = _files.ResultNameOf(request.Output),
            ResultBytes = done.OutputBytes,
            ResultChecksum = Provenance.ChecksumOf(request.Output),
        };
    }

    // A file that has a name of one of the formats and is none of them is damaged; a text beside the data is not.
    private string? WhySkipped(ConversionRequest request, TreeRequest tree)
    {
        var path = request.Inputs[0];
        try
        {
            _ = NumVidProviders.ProviderNameOfContent(path);
            return tree.Names.Count > 0 && request.Names.Count == 0 ? "it has none of the variables asked for." : null;
        }
        catch (InvalidFileException e)
        {
            return IsNamedLikeAFormat(path) ? null : _files.Relative(ErrorSentence.Of(e));
        }
    }

    private static bool IsNamedLikeAFormat(string path)
    {
        try
        {
            return NumVidProviders.ProviderNameOf(path).Length > 0;
        }
        catch (UnsupportedDataException)
        {
            return false;
        }
    }
}
