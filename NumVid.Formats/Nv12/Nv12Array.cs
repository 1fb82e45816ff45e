using System;
using System.IO;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12;

/// <summary>One call to store an array in a .nv12 file, one to get it back, for programs that know nothing of
/// datasets.</summary>
/// <remarks>The file is an ordinary one: <see cref="Nv12DataSet"/> opens it. Safe for use by several threads at once on
/// different files.</remarks>
public static class Nv12Array
{
    private const string DefaultName = "field";

    /// <summary>Encodes an array of time, row and column into a new file.</summary>
    /// <param name="path">The file; an existing one is replaced when the new one is complete.</param>
    /// <param name="values">The values; NaN and infinities return bit by bit. Not changed.</param>
    /// <param name="quality">What error is allowed, in the grammar of <see cref="QualitySpecification"/>, for example
    /// <c>abs=0.01</c> or <c>preset=high</c>; empty means half a 12-bit step of the range, guaranteed.</param>
    /// <param name="name">The name of the variable in the file.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="FormatException">The quality is not in its grammar.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="MissingLibraryException">The codec is not on this machine.</exception>
    public static void Write(string path, float[,,] values, string quality = "", string name = DefaultName)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(quality);
        ArgumentException.ThrowIfNullOrEmpty(name);
        using var data = new Nv12DataSet($"{path}?openMode=create&quality={Uri.EscapeDataString(quality)}");
        data.IsAutocommitEnabled = false;
        var variable = data.AddVariable<float>(name, "time", "y", "x");
        if (values.Length > 0)
        {
            variable.PutData(values);
        }

        data.Commit();
    }

    /// <summary>Decodes an array of three dimensions from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The variable, of type float and rank 3; null for the only one that the file has.</param>
    /// <returns>The values in a new array, which belongs to the caller.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">The file is damaged or not a NumVid file.</exception>
    /// <exception cref="UnsupportedDataException">The file has no such variable, or several and none is
    /// named.</exception>
    /// <exception cref="MissingLibraryException">The codec is not on this machine.</exception>
    public static float[,,] Read(string path, string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        }

        using var data = new Nv12DataSet($"{path}?openMode=readOnly");
        var arrays = data.Where(variable => variable.TypeOfData == typeof(float) && variable.Rank == 3)
            .OrderBy(variable => variable.ID).ToArray();
        var chosen = name is null ? arrays : [.. arrays.Where(variable => variable.Name == name)];
        if (chosen.Length == 1)
        {
            return (float[,,])chosen[0].GetData();
        }

        var known = arrays.Length == 0 ? "none" : string.Join(", ", arrays.Select(variable => variable.Name));
        throw new UnsupportedDataException(name is null
            ? $"'{path}' has {arrays.Length} variables of type float and rank 3 ({known}); name the one to read."
            : $"'{path}' has no variable '{name}' of type float and rank 3; it has {known}.");
    }
}
