using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Cf;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Conventions;
using NumVid.Formats.NetCdf.Files;
using NumVid.Formats.NetCdf.Options;
using NumVid.Formats.NetCdf.Writing;

namespace NumVid.Formats.NetCdf;

/// <summary>Turns the pending changes of a dataset into a plan of the new file.</summary>
internal static class NetCdfPlanner
{
    /// <summary>Plans the file.</summary>
    /// <param name="path">The path that the user knows.</param>
    /// <param name="changes">The changes being committed; attributes are read as proposed.</param>
    /// <param name="old">The present file, or null.</param>
    /// <param name="options">How to compress.</param>
    internal static NetCdfFilePlan Plan(string path, DataSet.Changes changes, NetCdfFile? old, NetCdfOptions options)
    {
        var container = changes.Variables.First(variable => variable.ID == DataSet.GlobalMetadataVariableID);
        var variables = changes.Variables
            .Where(variable => variable is INetCdfVariable)
            .OrderBy(variable => variable.ID)
            .ToArray();
        var contexts = Array.ConvertAll(variables, variable => VariableContext.Of(variable, SchemaVersion.Recent));
        var roles = new CfRoles(contexts, Attributes(container));
        var plans = variables.Zip(
            contexts, (variable, context) => Plan(variable, changes, roles.CoordinateReason(context) is not null));
        var attributes = Attributes(container)
            .Where(attribute => !IsEmptyName(attribute) && attribute.Key != UnlimitedDimensions.Attribute);
        return new(path, [.. plans], [.. attributes], UnlimitedDimensions.In(Attributes(container)), old, options);
    }

    private static NetCdfVariablePlan Plan(Variable variable, DataSet.Changes changes, bool isCoordinate)
    {
        var stored = (INetCdfVariable)variable;
        var shape = changes.GetVariableChanges(variable.ID)?.Shape ?? variable.GetShape();
        var attributes = Attributes(variable);
        var name = attributes.FirstOrDefault(attribute => attribute.Key == CfNames.SdsName).Value as string ?? "";
        return new(
            name,
            variable.TypeOfData,
            variable.Dimensions.AsNamesArray(),
            shape,
            [.. attributes.Where(attribute => attribute.Key != CfNames.SdsName)],
            stored.Stored,
            stored.Pieces,
            isCoordinate);
    }

    private static IReadOnlyList<KeyValuePair<string, object?>> Attributes(Variable variable) =>
        VariableContext.AttributesOf(variable, SchemaVersion.Recent);

    private static bool IsEmptyName(KeyValuePair<string, object?> attribute) =>
        attribute is { Key: CfNames.SdsName, Value: null or "" };
}
