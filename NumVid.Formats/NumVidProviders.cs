using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Factory;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib;
using NumVid.Formats.Movies;
using NumVid.Formats.Native;
using NumVid.Formats.NetCdf;
using NumVid.Formats.NetCdf.Files;
using NumVid.Formats.Nv12;
using NumVid.Formats.Units;

namespace NumVid.Formats;

/// <summary>The providers of this project in one place: registering, opening by content, creating by name.</summary>
/// <remarks>All members are safe for use by several threads at once. A provider whose native library is missing is
/// registered all the same; using it throws a <see cref="MissingLibraryException"/> that says how to install
/// it.</remarks>
public static class NumVidProviders
{
    private static readonly Lazy<bool> s_registration = new(RegisterAll);

    /// <summary>Registers all providers with <see cref="DataSetFactory"/>, once; later calls do nothing.</summary>
    /// <remarks>An SDS program needs this one line before its first <c>DataSet.Open</c>.</remarks>
    public static void Register() => _ = s_registration.Value;

    /// <summary>Opens a file for reading, by what it holds rather than by its name.</summary>
    /// <param name="path">A GRIB, NetCDF or .nv12 file.</param>
    /// <returns>A read-only dataset, which the caller disposes.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">The file is damaged or of another kind; the message says
    /// which.</exception>
    /// <exception cref="UnsupportedDataException">The file is sound but holds nothing that can be read yet.</exception>
    /// <exception cref="MissingLibraryException">The library that reads such files is not on this machine.</exception>
    public static DataSet OpenRead(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var provider = FileKind.ProviderOf(path);
        return Provider.All.Single(candidate => candidate.Name == provider).Open($"{path}?openMode=readOnly");
    }

    /// <summary>Opens a damaged file for reading what of it is sound; what is not is left out, or read as missing
    /// values.</summary>
    /// <param name="path">A GRIB or .nv12 file; its extension decides, since a damaged file may not show any more what
    /// it is.</param>
    /// <returns>A read-only dataset, which the caller disposes.</returns>
    /// <exception cref="InvalidFileException">Nothing of the file can be read.</exception>
    /// <exception cref="UnsupportedDataException">The extension belongs to no format, or to one whose damaged files
    /// cannot be read in part.</exception>
    public static DataSet OpenSalvaging(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var provider = ProviderByExtension(path);
        return provider.Salvages
            ? provider.Open($"{path}?openMode=readOnly&salvage=true")
            : throw new UnsupportedDataException(
                $"'{path}' is {provider.Name}, of which nothing can be read when it is damaged; "
                + $"parts can be saved of "
                + $"{string.Join(" and ", Provider.All.Where(p => p.Salvages).Select(p => p.Name))} files.");
    }

    /// <summary>Opens an existing file to change it; what it holds decides the format.</summary>
    /// <param name="path">The file.</param>
    /// <returns>A dataset, which the caller disposes. A commit leaves the file as it was, or as it is to be.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">The file is damaged or of another kind.</exception>
    /// <exception cref="IOException">Another process writes it.</exception>
    public static DataSet OpenToChange(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var provider = FileKind.ProviderOf(path);
        return Provider.All.Single(candidate => candidate.Name == provider).Open($"{path}?openMode=open");
    }

    /// <summary>Creates a new file, replacing an existing one when the first commit succeeds.</summary>
    /// <param name="path">The file; its extension decides the format.</param>
    /// <param name="options">The provider's options, for example <c>quality</c>, <c>bits</c>, <c>deflate</c>; or
    /// null.</param>
    /// <returns>An empty dataset, which the caller disposes. Turn autocommit off and commit once: each commit may write
    /// the whole file.</returns>
    /// <exception cref="UnsupportedDataException">The extension belongs to no format.</exception>
    /// <exception cref="ArgumentException">The format has no such option, or the value is not allowed.</exception>
    /// <exception cref="MissingLibraryException">The library that writes such files is not on this machine.</exception>
    public static DataSet Create(string path, IReadOnlyDictionary<string, string>? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var query = (options ?? new Dictionary<string, string>()).Select(option =>
            $"&{Uri.EscapeDataString(option.Key)}={Uri.EscapeDataString(option.Value)}");
        return ProviderByExtension(path).Open($"{path}?openMode=create{string.Concat(query)}");
    }

    /// <summary>The name of the provider that writes a file of this name: nv12, grib or netcdf.</summary>
    /// <exception cref="UnsupportedDataException">The extension belongs to no format.</exception>
    public static string ProviderNameOf(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ProviderByExtension(path).Name;
    }

    /// <summary>The name of the provider that reads a file, by what it holds: nv12, grib or netcdf.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">It is none of the three; the message says what it seems to
    /// be.</exception>
    public static string ProviderNameOfContent(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FileKind.ProviderOf(path);
    }

    /// <summary>Looks for the native libraries, loading each, and tells what was found.</summary>
    public static IReadOnlyList<NativeLibraryStatus> Libraries() =>
        [.. Provider.All.SelectMany(provider => provider.Libraries()), UnitLibrary.Status(), FfmpegPrograms.Status()];

    private static Provider ProviderByExtension(string path)
    {
        var extension = Path.GetExtension(path);
        return Provider.All.FirstOrDefault(
            provider => provider.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
            ?? throw new UnsupportedDataException(
                $"The name '{path}' does not tell a format: it should end in one of "
                    + $"{string.Join(", ", Provider.All.SelectMany(p => p.Extensions))}.");
    }

    private static bool RegisterAll()
    {
        foreach (var provider in Provider.All)
        {
            DataSetFactory.Register(provider.Type);
        }

        return true;
    }

    /// <summary>One provider as this class needs it.</summary>
    private sealed record Provider(
        string Name, Type Type, Func<string, DataSet> Open, Func<IEnumerable<NativeLibraryStatus>> Libraries)
    {
        internal static IReadOnlyList<Provider> All { get; } =
        [
            new("nv12", typeof(Nv12DataSet), uri => new Nv12DataSet(uri), () =>
                [Nv12Codecs.Status()]) { Salvages = true },
            new("grib", typeof(GribDataSet), uri => new GribDataSet(uri), () =>
                [GribLibrary.Status()]) { Salvages = true },
            new("netcdf", typeof(NetCdfDataSet), uri => new NetCdfDataSet(uri), () => [NetCdfLibrary.Status()]),
        ];

        internal bool Salvages { get; init; }

        internal string[] Extensions { get; } = [.. Type
            .GetCustomAttributes(typeof(DataSetProviderFileExtensionAttribute), inherit: false)
            .Cast<DataSetProviderFileExtensionAttribute>()
            .Select(attribute => attribute.FileExtension)];
    }
}
