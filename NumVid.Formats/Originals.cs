using System;
using System.IO;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib;
using NumVid.Formats.Grib.Restoring;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12;
using NumVid.Formats.Restoring;

namespace NumVid.Formats;

/// <summary>Originals that are made again, byte by byte, from exact values and what is kept beside them.</summary>
public static class Originals
{
    /// <summary>Opens an original for reading, damaged parts of it left out: they are kept as they are.</summary>
    /// <param name="path">The file.</param>
    /// <returns>A read-only dataset, which the caller disposes.</returns>
    /// <exception cref="UnsupportedDataException">Files of this format cannot be made again.</exception>
    public static DataSet Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return CanKeep(path) ? GribDataSet.OpenKept(path) : throw NotRestorable();
    }

    /// <summary>Whether files of the format of this one can be made again byte by byte.</summary>
    /// <param name="path">The file.</param>
    public static bool CanKeep(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FileKind.ProviderOf(path) == GribRestoration.Format;
    }

    /// <summary>Keeps the original with the next commit of a dataset, which has all its variables with the quality
    /// 'restorable'.</summary>
    /// <param name="target">A dataset of a .nv12 file.</param>
    /// <param name="source">The dataset of the original, open until the commit is through.</param>
    /// <exception cref="UnsupportedDataException">Originals of this format cannot be made again, or not be kept
    /// there.</exception>
    public static void Keep(DataSet target, DataSet source)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(source);
        if (source is not IOriginalSource original)
        {
            throw NotRestorable();
        }

        if (target is not IOriginalStorage storage)
        {
            throw new UnsupportedDataException("Only .nv12 files keep what is needed to make an original again.");
        }

        storage.KeepOriginal(original);
    }

    /// <summary>What a dataset keeps of an original; null where it keeps none.</summary>
    public static StoredOriginalFile? Of(DataSet dataSet) =>
        (dataSet as IOriginalStorage)?.Original is not { } original ? null
        : new StoredOriginalFile(
            original.File.Format, original.File.Length, Convert.ToHexStringLower(original.File.Sha256),
            original.File.Parts, original.ByteCount);

    /// <summary>Makes an original again; its SHA-256 is compared before it gets its name.</summary>
    /// <param name="path">The .nv12 file.</param>
    /// <param name="output">The file to make.</param>
    /// <param name="overwrites">Whether an existing file is replaced.</param>
    /// <returns>The original's bytes.</returns>
    /// <exception cref="InvalidFileException">A part does not come back as it was; nothing is left
    /// behind.</exception>
    /// <exception cref="UnsupportedDataException">The file keeps no original.</exception>
    public static long Restore(string path, string output, bool overwrites)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        var unfinished = $"{output}.{Path.GetRandomFileName()}.part";
        try
        {
            var length = Run(path, file => new OriginalFileTarget(unfinished, file));
            File.Move(unfinished, output, overwrites);
            return length;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Makes an original again in the folder for temporary files, compares its SHA-256, and removes it.</summary>
    /// <param name="path">The .nv12 file.</param>
    /// <returns>What it keeps of the original; null where it keeps none.</returns>
    /// <exception cref="InvalidFileException">A part does not come back as it was.</exception>
    public static StoredOriginalFile? Check(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        StoredOriginalFile? kept;
        using (var dataSet = new Nv12DataSet($"{path}?openMode=readOnly"))
        {
            kept = Of(dataSet);
        }

        if (kept is not null)
        {
            var place = Path.Combine(Path.GetTempPath(), $"numvid-{Path.GetRandomFileName()}");
            Run(path, file => new OriginalFileTarget(place, file, passes: true));
        }

        return kept;
    }

    /// <summary>Makes an original again, to nowhere.</summary>
    /// <param name="path">The .nv12 file.</param>
    /// <param name="original">The original, with which every byte is compared.</param>
    /// <returns>The original's bytes.</returns>
    /// <exception cref="InvalidFileException">A part does not come back as it was.</exception>
    /// <exception cref="UnsupportedDataException">The file keeps no original.</exception>
    public static long Rehearse(string path, string original) =>
        Run(path, file => new ComparedOriginalTarget(original, file));

    private static UnsupportedDataException NotRestorable() => new(
        "Only GRIB files can be made again byte by byte; convert this one without the quality 'restorable'.");

    private static long Run(string path, Func<OriginalFile, IFinishedTarget> create)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");
        var original = ((IOriginalStorage)dataSet).Original
            ?? throw new UnsupportedDataException(
                $"'{path}' keeps no original: it was not written with the quality 'restorable', or its values were "
                + "changed since.");
        if (original.File.Format != GribRestoration.Format)
        {
            throw new UnsupportedDataException(
                $"'{path}' keeps an original of the format '{original.File.Format}', which this version cannot make "
                + "again; a newer one does.");
        }

        try
        {
            using var target = create(original.File);
            GribRestoration.Run(original, new DataSetValues(dataSet), target);
            target.Finish();
            return original.File.Length;
        }
        catch (InvalidDataException e)
        {
            throw new InvalidFileException(path, e.Message.TrimEnd('.'), innerException: e);
        }
    }
}
