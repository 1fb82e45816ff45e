using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.Transfer;

/// <summary>What a conversion did.</summary>
/// <param name="InputBytes">Size of the input.</param>
/// <param name="OutputBytes">Size of the output.</param>
/// <param name="VariableCount">Variables written, coordinates included.</param>
/// <param name="Float32Bytes">Four bytes for each value of the floating-point fields written.</param>
/// <param name="Warnings">What reader and writer warned about.</param>
/// <param name="Damage">What of a damaged input became missing values.</param>
internal sealed record Conversion(
    long InputBytes,
    long OutputBytes,
    int VariableCount,
    long Float32Bytes,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<Nv12SegmentDamage> Damage)
{
    private const int BytesPerValue = 4;

    /// <summary>Copies a file into another format.</summary>
    /// <param name="input">The file to read.</param>
    /// <param name="output">The file to make; its folder exists.</param>
    /// <param name="options">The options of the output's format.</param>
    /// <param name="names">The variables to copy, with their coordinates; empty: all.</param>
    /// <param name="overwrites">Whether an existing output is replaced.</param>
    /// <param name="salvages">Whether damaged parts of a .nv12 file become missing values.</param>
    internal static Conversion Run(
        string input, string output, IReadOnlyDictionary<string, string> options, IReadOnlyList<string> names, bool overwrites, bool salvages)
    {
        using var source = salvages ? new Nv12DataSet($"{input}?openMode=readOnly&salvage=true") : NumVidProviders.OpenRead(input);
        var variables = Select(input, source, names);

        // Everything half-written is in the work folder; what appears under the name asked for is complete.
        using var work = WorkFolder.CreateIn(Path.GetDirectoryName(Path.GetFullPath(output))!);
        var unfinished = work.File("output" + Path.GetExtension(output));
        long values;
        List<string> warnings = [.. (source as IFieldStorage)?.Warnings ?? []];
        try
        {
            values = Write(source, variables, unfinished, options, warnings);
        }
        catch (IOException exception) when (exception is not InvalidFileException)
        {
            throw new IOException($"'{output}' could not be written: {exception.Message}", exception);
        }

        File.Move(unfinished, output, overwrites);
        return new Conversion(
            new FileInfo(input).Length, new FileInfo(output).Length, variables.Length, BytesPerValue * values, [.. warnings.Distinct()],
            (source as Nv12DataSet)?.Damage ?? []);
    }

    private static long Write(
        DataSet source, Variable[] variables, string path, IReadOnlyDictionary<string, string> options, List<string> warnings)
    {
        var values = 0L;
        using var target = NewFile.Create(path, options);
        target.IsAutocommitEnabled = false;
        FieldData.SetAttributes(target.Metadata, FieldData.AttributesOf(source.Metadata));
        foreach (var variable in variables)
        {
            var field = FieldData.Read(variable);
            field.AddTo(target);
            values += IsField(variable) ? field.Values.Count : 0;
        }

        target.Commit();
        warnings.AddRange((target as IFieldStorage)?.Warnings ?? []);
        return values;
    }

    // Datasets enumerate newest first; a copy in that order would turn the file round with every conversion.
    private static Variable[] Select(string input, DataSet source, IReadOnlyList<string> names)
    {
        var all = source.OrderBy(variable => variable.ID).ToArray();
        if (names.Count == 0)
        {
            return all;
        }

        if (names.FirstOrDefault(name => all.All(variable => variable.Name != name)) is { } missing)
        {
            throw new UsageException($"'{input}' has no variable '{missing}'; it has {string.Join(", ", all.Select(variable => variable.Name))}.");
        }

        var roles = new CoordinateRoles(all);
        var chosen = all.Where(variable => names.Contains(variable.Name)).ToArray();
        var wanted = chosen.Concat(chosen.SelectMany(roles.CarriedWith)).Select(variable => variable.ID).ToHashSet();
        return [.. all.Where(variable => wanted.Contains(variable.ID))];
    }

    private static bool IsField(Variable variable) =>
        variable.Rank > 1 && (variable.TypeOfData == typeof(float) || variable.TypeOfData == typeof(double));
}
