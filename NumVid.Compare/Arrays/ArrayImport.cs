using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Names;
using NumVid.Compare.Transfer;
using NumVid.Formats;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;

namespace NumVid.Compare.Arrays;

/// <summary>What an import did.</summary>
/// <param name="Shape">The extents of the array.</param>
/// <param name="ElementType">The type of its elements.</param>
/// <param name="OutputBytes">Size of the file made.</param>
/// <param name="Warnings">What the writer warned about.</param>
internal sealed record ArrayImport(
    IReadOnlyList<int> Shape, Type ElementType, long OutputBytes, IReadOnlyList<string> Warnings)
{
    // The other formats keep values exactly unless they are asked for less.
    private const string Exact = "nv12";

    /// <summary>Copies an array into a new file as its only variable.</summary>
    /// <param name="open">Opens the array; gets a folder for temporary files. What is opened is disposed of when it can
    /// be.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="output">The file to make; its folder exists and its extension decides the format.</param>
    /// <param name="options">The options of that format.</param>
    /// <param name="overwrites">Whether an existing output is replaced.</param>
    /// <exception cref="Errors.UsageException">The quality names another variable.</exception>
    internal static ArrayImport Run(
        OpenArray open, string name, string output, IReadOnlyDictionary<string, string> options, bool overwrites)
    {
        new KnownNames("The import has", [name]).Check(QualityOption.In(options));
        using var work = WorkFolder.CreateIn(Path.GetDirectoryName(Path.GetFullPath(output))!);
        var values = open(work, out var array);
        using var owned = values as IDisposable;
        var unfinished = work.File("output" + Path.GetExtension(output));
        List<string> warnings = [.. array.Warnings];
        try
        {
            using var target = NewFile.Create(unfinished, array.IsCounted ? Exactly(output, options) : options);
            target.IsAutocommitEnabled = false;
            foreach (var coordinate in array.Coordinates)
            {
                coordinate.AddTo(target);
            }

            new FieldData(name, DimensionsOf(values.Shape.Length), array.Attributes, values).AddTo(target);
            target.Commit();
            warnings.AddRange((target as IFieldStorage)?.Warnings ?? []);
        }
        catch (IOException exception) when (exception is not InvalidFileException)
        {
            throw new IOException($"'{output}' could not be written: {exception.Message}", exception);
        }

        File.Move(unfinished, output, overwrites);
        return new ArrayImport(values.Shape, values.Type, new FileInfo(output).Length, [.. warnings.Distinct()]);
    }

    // A bound would be a part of the range; whole numbers that were counted stay what they are.
    private static IReadOnlyDictionary<string, string> Exactly(
        string output, IReadOnlyDictionary<string, string> options) =>
        NumVidProviders.ProviderNameOf(output) == Exact ? QualityOption.WithDefault(options, "lossless") : options;

    private static string[] DimensionsOf(int rank) => rank switch
    {
        0 => [],
        1 => ["x"],
        2 => ["y", "x"],
        3 => ["time", "y", "x"],
        _ => [.. Enumerable.Range(0, rank - 2).Select(axis => $"dim{axis}"), "y", "x"],
    };
}
