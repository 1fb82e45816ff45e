using System.IO;
using System.Linq;
using NumVid.Compare.Inspection;
using NumVid.Compare.Report.Numbers;
using NumVid.Formats.Cf;
using NumVid.Formats.Model;

namespace NumVid.Compare.Report;

/// <summary>Prints what <c>info</c> found, for people.</summary>
internal static class FileReport
{
    private const string Indent = "    ";

    /// <summary>Writes the description.</summary>
    internal static void WriteText(TextWriter writer, FileDescription file)
    {
        writer.WriteLine($"{file.File}: {file.Format}, {Figure.Count(file.Bytes)} bytes");
        if (file.Original is { } original)
        {
            writer.WriteLine(OriginalText.Of(original));
        }

        if (file.Dimensions.Count > 0)
        {
            writer.WriteLine("dimensions: "
                + string.Join(", ", file.Dimensions.Select(dimension => $"{dimension.Key} {dimension.Value}")));
        }

        foreach (var attribute in file.Attributes)
        {
            writer.WriteLine($"{Indent}{attribute.Key} = {AttributeText.Of(attribute.Value)}");
        }

        foreach (var variable in file.Variables)
        {
            WriteVariable(writer, variable);
        }
    }

    private static void WriteVariable(TextWriter writer, VariableDescription variable)
    {
        var dimensions =
            string.Join(", ", variable.Dimensions.Zip(variable.Shape, (name, length) => $"{name} {length}"));
        var bytes = variable.CodedBytes is { } coded ? $"  {Figure.Count(coded)} bytes" : "";
        writer.WriteLine();
        writer.WriteLine($"{variable.Name}  {variable.Type} ({dimensions}){bytes}");
        var context = new VariableContext(variable.Name, variable.Dimensions, variable.Attributes);
        if (variable.Dimensions.Count > 1 && CfSummary.Of(context) is { } summary)
        {
            writer.WriteLine($"{Indent}{summary}");
        }

        if (variable.Storage is { } storage)
        {
            StorageText.Write(writer, storage, Indent);
        }

        foreach (var attribute in variable.Attributes)
        {
            writer.WriteLine($"{Indent}{attribute.Key} = {AttributeText.Of(attribute.Value)}");
        }
    }
}
