using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.CommandLine;

/// <summary>Where an export goes: made in a work folder, moved to its place when all of it is finished.</summary>
internal sealed class ExportTarget : IDisposable
{
    private readonly WorkFolder _work;
    private readonly string _output;
    private readonly bool _isFolder;
    private readonly bool _overwrites;

    private ExportTarget(string output, bool isFolder, bool overwrites)
    {
        (_output, _isFolder, _overwrites) = (output, isFolder, overwrites);
        _work = WorkFolder.CreateIn(
            ExistingOf(isFolder ? Path.GetFullPath(output) : Path.GetDirectoryName(Path.GetFullPath(output))!));
    }

    /// <summary>The folder for files that name themselves.</summary>
    internal string Folder => _work.Path;

    /// <summary>The file where there is one.</summary>
    internal string File => _work.File(Path.GetFileName(_output));

    /// <summary>A picture's file: that of the output for a single one, else numbered.</summary>
    internal string PictureFile(int number, int count)
    {
        var name = _isFolder ? "frame" : Path.GetFileNameWithoutExtension(_output);
        var digits = Math.Max(4, (count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture).Length);
        var place = number.ToString($"D{digits}", System.Globalization.CultureInfo.InvariantCulture);
        return count == 1 && !_isFolder ? File : _work.File($"{name}-{place}.png");
    }

    /// <summary>Prepares an export.</summary>
    /// <exception cref="UsageException">It cannot go there.</exception>
    internal static ExportTarget For(string output, bool isFolder, bool overwrites)
    {
        if (!isFolder)
        {
            FormatOptions.CheckOutput(output, overwrites);
            return new ExportTarget(output, isFolder: false, overwrites);
        }

        if (System.IO.File.Exists(output))
        {
            throw new UsageException($"'{output}' is a file; with '--as' a folder is expected.");
        }

        return new ExportTarget(output, isFolder: true, overwrites);
    }

    // A new folder appears with what is put into it.
    private static string ExistingOf(string folder) =>
        Directory.Exists(folder) || Path.GetDirectoryName(folder) is not { } parent ? folder : ExistingOf(parent);

    /// <summary>Moves what was made to its place.</summary>
    /// <returns>Its bytes, and where it is.</returns>
    internal (long Bytes, IReadOnlyList<string> Names) Publish()
    {
        var folder = _isFolder ? _output : Path.GetDirectoryName(_output) ?? "";
        var made = Directory.GetFiles(_work.Path).Order(StringComparer.Ordinal).ToArray();
        var places = Array.ConvertAll(made, file => Path.Combine(folder, Path.GetFileName(file)));
        if (!_overwrites && Array.Find(places, System.IO.File.Exists) is { } existing)
        {
            throw new UsageException($"'{existing}' exists; '--force' overwrites it.");
        }

        if (_isFolder)
        {
            Directory.CreateDirectory(folder);
        }

        var bytes = made.Sum(file => new FileInfo(file).Length);
        for (var i = 0; i < made.Length; i++)
        {
            System.IO.File.Move(made[i], places[i], _overwrites);
        }

        return (bytes, places);
    }

    /// <inheritdoc/>
    public void Dispose() => _work.Dispose();
}
