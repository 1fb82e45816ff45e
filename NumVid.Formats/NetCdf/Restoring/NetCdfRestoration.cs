using System;
using System.IO;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Declarations;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>Makes a NetCDF-4 file again that is equal to the original as a dataset.</summary>
internal static class NetCdfRestoration
{
    /// <summary>The name of the format.</summary>
    internal const string Format = "netcdf-4";

    /// <summary>The name of the format of HDF5 files that no NetCDF library has written: what NetCDF shows of them comes
    /// back.</summary>
    internal const string Hdf5Format = "hdf5";

    /// <summary>Makes a file, reads it again, and compares it with the original's SHA-256 as a dataset.</summary>
    /// <param name="original">What is kept of the original.</param>
    /// <param name="values">Reads boxes of variables.</param>
    /// <param name="path">A path at which nothing is yet; what is there afterwards may be incomplete where this
    /// throws.</param>
    /// <exception cref="InvalidDataException">Something is damaged; the message says what.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    internal static void Run(IStoredOriginal original, IOriginalValues values, string path)
    {
        var (declaration, notes) = NetCdfOutlineFormat.Read(original.File.Outline);
        NetCdfVariableDeclaration[] variables = [.. declaration.Root.All.SelectMany(group => group.Variables)];
        NetCdfKeptBytes.Check(original, notes);
        var maker = new NetCdfBlockMaker(original, values);
        using (var file = new NetCdfDeclaredFile(path, declaration))
        {
            for (var i = 0; i < notes.Count; i++)
            {
                foreach (var (origin, count, bytes) in maker.Make(notes[i], $"variable '{variables[i].Name}'"))
                {
                    file.Write(i, origin, count, bytes);
                }
            }

            file.Finish();
        }

        Compare(original.File, path, "what was made");
    }

    /// <summary>Compares a file with the original's SHA-256 as a dataset.</summary>
    /// <param name="original">What is known of the original.</param>
    /// <param name="path">The file.</param>
    /// <param name="what">What it is, for people.</param>
    /// <exception cref="InvalidDataException">It is another dataset.</exception>
    internal static void Compare(OriginalFile original, string path, string what)
    {
        if (!HashOf(path, what).AsSpan().SequenceEqual(original.DataSetSha256))
        {
            throw new InvalidDataException(
                $"{what} is not equal to the original as a dataset, whose SHA-256 is "
                + $"{Convert.ToHexStringLower(original.DataSetSha256 ?? [])}");
        }
    }

    private static byte[] HashOf(string path, string what)
    {
        try
        {
            return NetCdfDataSetHash.Of(path);
        }
        catch (InvalidFileException error)
        {
            throw new InvalidDataException($"{what} cannot be read: {error.Message.TrimEnd('.')}", error);
        }
    }
}
