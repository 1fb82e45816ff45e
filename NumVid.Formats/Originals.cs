using System;
using System.IO;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib;
using NumVid.Formats.Grib.Restoring;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Restoring;
using NumVid.Formats.Nv12;
using NumVid.Formats.Restoring;

namespace NumVid.Formats;

/// <summary>Originals that are made again from exact values and what is kept beside them: byte by byte, or of NetCDF-4
/// as an equal dataset.</summary>
public static class Originals
{
    private const string NetCdf = "netcdf";

    /// <summary>Opens an original for reading, damaged parts of it left out: they are kept as they are.</summary>
    /// <param name="path">The file.</param>
    /// <returns>A read-only dataset, which the caller disposes.</returns>
    /// <exception cref="UnsupportedDataException">Files of this format cannot be made again.</exception>
    public static DataSet Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var provider = FileKind.ProviderOf(path);
        if (provider == NetCdf)
        {
            return NumVidProviders.OpenRead(path);
        }

        return provider == GribRestoration.Format ? GribDataSet.OpenKept(path) : throw NotRestorable();
    }

    /// <summary>Whether files of the format of this one can be made again, byte by byte or as an equal dataset.</summary>
    /// <param name="path">The file.</param>
    public static bool CanKeep(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FileKind.ProviderOf(path) is GribRestoration.Format or NetCdf;
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
            original.File.Parts, original.ByteCount)
        {
            DataSetSha256 = original.File.DataSetSha256 is { } hash ? Convert.ToHexStringLower(hash) : null,
            IsWhole = original.File.Format != NetCdfRestoration.Hdf5Format,
        };

    /// <summary>Makes an original again; its SHA-256, or that of the dataset, is compared before it gets its
    /// name.</summary>
    /// <param name="path">The .nv12 file.</param>
    /// <param name="output">The file to make.</param>
    /// <param name="overwrites">Whether an existing file is replaced.</param>
    /// <returns>The bytes of what was made.</returns>
    /// <exception cref="InvalidFileException">A part does not come back as it was; nothing is left
    /// behind.</exception>
    /// <exception cref="UnsupportedDataException">The file keeps no original.</exception>
    public static long Restore(string path, string output, bool overwrites)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        var unfinished = $"{output}.{Path.GetRandomFileName()}.part";
        try
        {
            Run(path, unfinished, file => new OriginalFileTarget(unfinished, file, replaces: File.Exists(output)), original: null);
            var length = new FileInfo(unfinished).Length;
            File.Move(unfinished, output, overwrites);
            return length;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Makes an original again in the folder for temporary files, compares its SHA-256, or that of the dataset,
    /// and removes it.</summary>
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
            WithPlace(place => Run(
                path, place, file => new OriginalFileTarget(place, file, passes: true), original: null));
        }

        return kept;
    }

    /// <summary>Makes an original again, to nowhere.</summary>
    /// <param name="path">The .nv12 file.</param>
    /// <param name="original">The original, with which every byte is compared; of NetCDF-4 all that it declares, and
    /// every stored value.</param>
    /// <returns>The original's bytes.</returns>
    /// <exception cref="InvalidFileException">A part does not come back as it was.</exception>
    /// <exception cref="UnsupportedDataException">The file keeps no original.</exception>
    public static long Rehearse(string path, string original) => WithPlace(
        place => Run(path, place, file => new ComparedOriginalTarget(original, file), original));

    private static UnsupportedDataException NotRestorable() => new(
        "Only GRIB and NetCDF files can be made again; convert this one without the quality 'restorable'.");

    private static long WithPlace(Func<string, long> use)
    {
        var place = Path.Combine(Path.GetTempPath(), $"numvid-{Path.GetRandomFileName()}");
        try
        {
            return use(place);
        }
        finally
        {
            File.Delete(place);
        }
    }

    private static long Run(string path, string place, Func<OriginalFile, IFinishedTarget> create, string? original)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");
        var kept = ((IOriginalStorage)dataSet).Original
            ?? throw new UnsupportedDataException(
                $"'{path}' keeps no original: it was not written with the quality 'restorable', or its values were "
                + "changed since.");
        try
        {
            Make(path, kept, new DataSetValues(dataSet), place, create);
            if (original is not null && kept.File.DataSetSha256 is not null)
            {
                NetCdfRestoration.Compare(kept.File, original, $"'{original}'");
            }

            return kept.File.Length;
        }
        catch (InvalidDataException e)
        {
            throw new InvalidFileException(path, e.Message.TrimEnd('.'), innerException: e);
        }
    }

    private static void Make(
        string path, IStoredOriginal kept, DataSetValues values, string place, Func<OriginalFile, IFinishedTarget> create)
    {
        switch (kept.File.Format)
        {
            case GribRestoration.Format or NetCdfClassicRestoration.Format:
                using (var target = create(kept.File))
                {
                    if (kept.File.Format == GribRestoration.Format)
                    {
                        GribRestoration.Run(kept, values, target);
                    }
                    else
                    {
                        NetCdfClassicRestoration.Run(kept, values, target);
                    }

                    target.Finish();
                }

                break;
            case NetCdfRestoration.Format or NetCdfRestoration.Hdf5Format:
                NetCdfRestoration.Run(kept, values, place);
                break;
            default:
                throw new UnsupportedDataException(
                    $"'{path}' keeps an original of the format '{kept.File.Format}', which this version cannot make "
                    + "again; a newer one does.");
        }
    }
}
