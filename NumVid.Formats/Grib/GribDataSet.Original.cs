using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Grib.Restoring;
using NumVid.Formats.Grib.Storage;
using NumVid.Formats.Grib.Writing;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib;

/// <content>The file itself, byte by byte.</content>
public sealed partial class GribDataSet : IOriginalSource
{
    /// <summary>Opens a file that is kept byte by byte beside its values: what cannot be read reads as missing, or is in
    /// no variable.</summary>
    internal static GribDataSet OpenKept(string path) => new($"{path}?openMode=readOnly&salvage=true", isKept: true);

    IReadOnlyList<PackedField>? IOriginalSource.FindPacked(string variable, int[] origin, int[] shape)
    {
        if (Variables.FirstOrDefault(each => each.Name == variable) is not IGribVariable { Store: GribPlaneStore store }
            || !store.HoldsPlanes(shape))
        {
            return null;
        }

        var fields = new List<PackedField>();
        foreach (var plane in store.ListPlanes(origin, shape))
        {
            if (GribPackedFields.Find(store, plane) is not { } field)
            {
                return null;
            }

            fields.Add(field);
        }

        return fields.Exists(field => !field.Stream.IsEmpty) ? fields : null;
    }

    OriginalFile IOriginalSource.DescribeOriginal(IOriginalSink sink)
    {
        var source = _source
            ?? throw new InvalidOperationException($"'{_path}' has nothing that could be made again: it is not written.");
        List<(string Name, GribPlaneStore Store)> variables = [.. Variables
            .Where(variable => ((IGribVariable)variable).Store is GribPlaneStore)
            .Select(variable => (variable.Name, (GribPlaneStore)((IGribVariable)variable).Store))];
        return GribOriginalWriter.Describe(source, variables, sink);
    }
}
