using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;

namespace NumVid.Compare.Conversions;

/// <summary>A file to which is appended: its variables and the dimension that grows.</summary>
internal sealed class AppendTarget
{
    private readonly IPromisedStorage? _promises;

    /// <summary>Looks at a file.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="target">The file, opened.</param>
    /// <param name="along">The dimension asked for; null: that of its time.</param>
    /// <exception cref="InvalidFileException">There is no such dimension, or more than one.</exception>
    internal AppendTarget(string path, DataSet target, string? along)
    {
        Path = path;
        _promises = target as IPromisedStorage;
        Fields =
        [
            .. target.OrderBy(variable => variable.ID)
                .Select(variable => FieldData.Of(variable, new VariableValues(variable))),
        ];
        Roles = new CfRoles(
            [.. Fields.Select(field => field.Context)], FieldData.AttributesOf(target.Metadata));
        Axis = along ?? TimeAxis();
        Length = Fields.FirstOrDefault(field => field.Dimensions.Contains(Axis)) is { } grows
            ? grows.Shape[grows.Dimensions.ToList().IndexOf(Axis)]
            : throw new InvalidFileException(path, $"it has no dimension '{Axis}' to append along");
        Coordinate = Roles.CoordinateOf(Axis) is { } found
            ? Fields.First(field => field.Name == found.Name) : null;
    }

    /// <summary>The file, for messages.</summary>
    internal string Path { get; }

    /// <summary>Its variables, in its order.</summary>
    internal IReadOnlyList<FieldData> Fields { get; }

    /// <summary>What they are for each other.</summary>
    internal CfRoles Roles { get; }

    /// <summary>The dimension that grows.</summary>
    internal string Axis { get; }

    /// <summary>Its length.</summary>
    internal int Length { get; }

    /// <summary>The coordinate along it, or null.</summary>
    internal FieldData? Coordinate { get; }

    /// <summary>The places on it; null without a coordinate.</summary>
    internal CutAxis? Places => Coordinate is null ? null : CutAxis.Of(Axis, Coordinate);

    /// <summary>How far a stored value may be off what was written, by the file's own promise.</summary>
    internal double SlackOf(FieldData field) => _promises?.GetPromise(field.Name) is { IsExact: false } promise
        ? promise.Bounds.Select(bound => bound.Bound).DefaultIfEmpty(double.PositiveInfinity).Max() : 0;

    private string TimeAxis()
    {
        var axes = Fields.SelectMany(field => field.Dimensions).Distinct(StringComparer.Ordinal)
            .Where(name => Roles.RoleOfDimension(name) == CfRole.Time).ToArray();
        return axes.Length == 1 ? axes[0] : throw new InvalidFileException(Path, axes.Length == 0
            ? "it has no time axis to append along; '--along' names another dimension"
            : $"it has the time axes {string.Join(", ", axes)}; '--along' says which one grows");
    }
}
