using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;

namespace NumVid.Formats.NetCdf.Schema;

/// <summary>Makes one list of variables out of groups, with the path of a group in front of the names in it.</summary>
internal sealed class NetCdfSchemaBuilder
{
    private readonly string _path;
    private readonly Dictionary<int, NetCdfDimension> _dimensions = [];
    private readonly List<NetCdfVariableSchema> _variables = [];
    private readonly List<NetCdfAttribute> _groupAttributes = [];
    private readonly List<StoredOmission> _skipped = [];

    private NetCdfSchemaBuilder(string path) => _path = path;

    /// <summary>Builds a schema.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="isHdf5">Whether it is netCDF-4.</param>
    /// <param name="root">Its root group.</param>
    /// <exception cref="InvalidFileException">The declarations contradict each other.</exception>
    internal static NetCdfSchema Build(string path, bool isHdf5, NetCdfGroup root)
    {
        var builder = new NetCdfSchemaBuilder(path);
        builder.AddGroup(root, "");
        var attributes = builder.TakeAttributes(root.Attributes, "the file");
        return new(isHdf5, root.Groups.Count > 0, builder._variables, [.. attributes, .. builder._groupAttributes],
            builder._skipped);
    }

    private void AddGroup(NetCdfGroup group, string prefix)
    {
        foreach (var dimension in group.Dimensions)
        {
            _dimensions[dimension.Id] = dimension with { Name = prefix + dimension.Name };
        }

        foreach (var variable in group.Variables)
        {
            AddVariable(variable, prefix);
        }

        foreach (var child in group.Groups)
        {
            var path = prefix + child.Name;
            _groupAttributes.AddRange(TakeAttributes(child.Attributes, $"group '{path}'")
                .Select(attribute => attribute with { Name = $"{path}/{attribute.Name}" }));
            AddGroup(child, path + "/");
        }
    }

    private void AddVariable(NetCdfDeclaredVariable variable, string prefix)
    {
        var name = prefix + variable.Name;
        if (variable.OwnTypeName is { } ownType)
        {
            _skipped.Add(new StoredOmission($"Variable '{name}' is left out: its type '{ownType}' "
                + "is user-defined (enum, compound, opaque or variable-length), which is not supported.")
            {
                Name = name,
            });
            return;
        }

        var attributes = TakeAttributes(variable.Attributes, $"variable '{name}'");
        NetCdfDimension[] dimensions = [.. variable.DimensionIds.Select(id => Dimension(id, name))];
        _variables.Add(new(
            variable.GroupId, variable.Id, name, (
                NetCdfType)variable.Type, dimensions, attributes, variable.MarksUnwritten, variable.Chunk));
    }

    private NetCdfDimension Dimension(int id, string variable) => _dimensions.TryGetValue(id, out var dimension)
        ? dimension
        : throw new InvalidFileException(_path, $"dimension number {id} is used but not declared", variable);

    private IReadOnlyList<NetCdfAttribute> TakeAttributes(NetCdfAttributes attributes, string owner)
    {
        _skipped.AddRange(attributes.Skipped.Select(attribute => new StoredOmission(
            $"Attribute '{attribute.Name}' of {owner} is left out: its type '{attribute.Type}' is user-defined.")
        {
            Name = attribute.Name,
            IsMetadata = true,
        }));
        return attributes.Read;
    }
}
