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
    private readonly string _source;
    private readonly string _target;
    private readonly string[] _paths;
    private readonly Lock _gate = new();
    private readonly ReceiptEntry[] _entries;
    private FileNames? _names;

    /// <summary>Looks at the tree, in an order that is the same on every machine.</summary>
    /// <param name="source">The folder to read; links in it are not followed.</param>
    /// <param name="target">The folder to make, which may lie in the other one.</param>
    internal TreeConversion(string source, string target)
    {
        _source = Path.GetFullPath(source);
        _target = Path.GetFullPath(target);
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };
        var own = Path.TrimEndingDirectorySeparator(_target) + Path.DirectorySeparatorChar;
        _paths = [.. Directory.EnumerateFiles(_source, "*", options).Where(path => !path.StartsWith(own, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        _entries = Array.ConvertAll(_paths, path => new ReceiptEntry(RelativeTo(_source, path), new FileInfo(path).Length));
    }

    /// <summary>What became of each file until now; those that are not finished are marked as interrupted.</summary>
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
    /// <param name="options">The options of the format.</param>
    /// <param name="names">The variables to copy; empty: all.</param>
    /// <param name="progress">Told the file that is looked at.</param>
    /// <exception cref="Errors.UsageException">A name stands for no variable of any file, or the quality is not in its
    /// grammar.</exception>
    internal void CheckNames(IReadOnlyDictionary<string, string> options, IReadOnlyList<string> names, Action<string> progress)
    {
        var quality = QualityOption.In(options);
        if (names.Count == 0 && !QualityOption.NamesVariables(quality))
        {
            return;
        }

        _names = new FileNames(_paths, path => progress(RelativeTo(_source, path)));
        var known = _names.All($"The folder '{_source}' has");
        known?.FindAll(names);
        known?.Check(quality);
    }

    /// <summary>Converts file after file; what fails is marked, and the others go on.</summary>
    /// <param name="extension">The extension of the results.</param>
    /// <param name="options">The options of the format.</param>
    /// <param name="names">The variables to copy; empty: all.</param>
    /// <param name="overwrites">Whether existing results are replaced.</param>
    /// <param name="allowsOmissions">Whether a source of which something is left out counts as converted.</param>
    /// <param name="progress">Told the file that comes next.</param>
    internal IEnumerable<ReceiptEntry> Run(
        string extension, IReadOnlyDictionary<string, string> options, IReadOnlyList<string> names, bool overwrites,
        bool allowsOmissions, Action<string> progress)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < _paths.Length; i++)
        {
            progress(_entries[i].Source);
            var request = new ConversionRequest([_paths[i]], OutputOf(_paths[i], extension, taken), options)
            {
                Names = _names?.AskedOf(_paths[i], names) ?? names,
                Overwrites = overwrites,
                AllowsOmissions = allowsOmissions,
                Checks = true,
                IsPartOfTree = true,
            };
            var entry = names.Count > 0 && request.Names.Count == 0
                ? _entries[i] with { Status = ReceiptStatus.Skipped, Reason = "it has none of the variables asked for." }
                : Convert(_entries[i], request);
            lock (_gate)
            {
                _entries[i] = entry;
            }

            yield return entry;
        }
    }

    // "a.grib" and "a.nc" in one folder would both become "a.nv12"; the second keeps its whole name.
    private string OutputOf(string path, string extension, HashSet<string> taken)
    {
        var mirrored = Path.Combine(_target, Path.GetRelativePath(_source, path));
        var first = Path.ChangeExtension(mirrored, extension);
        return taken.Add(first) ? first : mirrored + extension;
    }

    private ReceiptEntry Convert(ReceiptEntry entry, ConversionRequest request)
    {
        try
        {
            if (WhySkipped(request.Inputs[0]) is { } reason)
            {
                return entry with { Status = ReceiptStatus.Skipped, Reason = reason };
            }

            if (File.Exists(request.Output) && !request.Overwrites)
            {
                throw new IOException($"'{RelativeTo(_target, request.Output)}' exists; '--force' overwrites it.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(request.Output)!);
            return Finished(entry, request, Conversion.Run(request));
        }
        // A wrong option or a missing library would fail every file alike, and ends the run; all else is of this file
        // alone.
        catch (Exception exception) when (ErrorSentence.CauseOf(exception) is not (UsageException or MissingLibraryException))
        {
            return entry with { Status = ReceiptStatus.Failed, Reason = Relative(ErrorSentence.Of(exception)) };
        }
    }

    private ReceiptEntry Finished(ReceiptEntry entry, ConversionRequest request, Conversion done)
    {
        var measured = entry with
        {
            SourceChecksum = done.Checksums[0],
            Variables = done.Verified,
            Warnings = [.. done.Warnings.Select(Relative)],
            Omissions = [.. done.Omissions.Select(part => part with { Reason = Relative(part.Reason) })],
            Counts = done.Counts,
        };
        if (done.HasFailed)
        {
            var failed = done.Verified.Where(variable => variable.HasFailed).Select(variable => variable.Name);
            return measured with { Status = ReceiptStatus.Failed, Reason = $"The result did not pass the check and was not kept: {string.Join(", ", failed)}." };
        }

        var isIncomplete = done.Omissions.Count > 0 && !request.AllowsOmissions;
        return measured with
        {
            Status = isIncomplete ? ReceiptStatus.Incomplete : ReceiptStatus.Converted,
            Reason = isIncomplete ? OmissionSentence.Of(done.Omissions, done.Counts) : null,
            Result = RelativeTo(_target, request.Output),
            ResultBytes = done.OutputBytes,
            ResultChecksum = Provenance.ChecksumOf(request.Output),
        };
    }

    // A file that has a name of one of the formats and is none of them is damaged; a text beside the data is not.
    private string? WhySkipped(string path)
    {
        try
        {
            _ = NumVidProviders.ProviderNameOfContent(path);
            return null;
        }
        catch (InvalidFileException e)
        {
            return IsNamedLikeAFormat(path) ? null : Relative(ErrorSentence.Of(e));
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

    // The receipt goes with the data; where they once lay on this machine is nobody's business.
    private string Relative(string sentence) => sentence
        .Replace(_source + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
        .Replace(_target + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    private static string RelativeTo(string folder, string path) => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
