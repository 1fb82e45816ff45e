using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Model;

namespace NumVid.Formats.Cf;

// Why so: docs/decisions/0060-one-cf-vocabulary.md
/// <summary>What the CF conventions tell about the variables of a dataset: which describe others, and which axes are
/// time.</summary>
public sealed class CfRoles
{
    private readonly IReadOnlyList<VariableContext> _variables;
    private readonly CfScopes _scopes;
    private readonly Dictionary<string, CfCoordinate> _referenced = new(StringComparer.Ordinal);

    /// <summary>Reads the attributes of a dataset.</summary>
    /// <param name="variables">All its variables.</param>
    /// <param name="attributes">The attributes of the dataset itself.</param>
    public CfRoles(IReadOnlyList<VariableContext> variables, IReadOnlyList<KeyValuePair<string, object?>> attributes)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(attributes);
        _variables = variables;
        _scopes = new CfScopes(variables, attributes);
        foreach (var (owner, reference) in _scopes.All())
        {
            if (_scopes.Find(reference, owner) is { } found)
            {
                var whose = owner is null ? "the dataset's" : "another variable's";
                _referenced.TryAdd(
                    found.Name, new(RoleOf(reference, found), $"named by {whose} {reference.Attribute}"));
            }
        }
    }

    /// <summary>The coordinate of a dimension, or null when it has none.</summary>
    public VariableContext? CoordinateOf(string dimension)
    {
        var along = _variables.Where(variable => variable.Dimensions is [var only] && only == dimension).ToArray();
        return Array.Find(along, variable => variable.Name == dimension)
            ?? Array.Find(along, CfEvidence.IsAlongOwnDimension);
    }

    /// <summary>What a dimension counts, by its coordinate.</summary>
    public CfRole RoleOfDimension(string dimension) =>
        CoordinateOf(dimension) is { } coordinate ? CfEvidence.Find(coordinate)?.Role ?? CfRole.None : CfRole.None;

    /// <summary>Which axes of a variable are time, one flag an axis.</summary>
    public bool[] TimeAxesOf(IReadOnlyList<string> dimensions) =>
        [.. dimensions.Select(dimension => RoleOfDimension(dimension) is CfRole.Time or CfRole.Step)];

    /// <summary>Which axes of a variable count members of an ensemble, one flag an axis.</summary>
    public bool[] MemberAxesOf(IReadOnlyList<string> dimensions) =>
        [.. dimensions.Select(dimension => RoleOfDimension(dimension) == CfRole.Member)];

    /// <summary>What a variable is for others, or null for a field.</summary>
    public CfCoordinate? Find(VariableContext variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var own = CfEvidence.Find(variable);
        if (CfEvidence.IsAlongOwnDimension(variable))
        {
            return new(own?.Role ?? CfRole.Dimension, "a coordinate");
        }

        return _referenced.GetValueOrDefault(variable.Name) ?? own
            ?? (IsNamedAsBounds(variable) ? new(CfRole.Bounds, CfEvidence.BoundsReason) : null);
    }

    /// <summary>Why a variable belongs to the coordinates, or null when it does not.</summary>
    public string? CoordinateReason(VariableContext variable) => Find(variable)?.Reason;

    /// <summary>The variables that an attribute of a variable names.</summary>
    public IEnumerable<VariableContext> NamedBy(VariableContext variable, string attribute) => _scopes.NamedBy(variable)
        .Where(reference => reference.Attribute == attribute)
        .Select(reference => _scopes.Find(reference, variable)).OfType<VariableContext>();

    /// <summary>The bounds of a coordinate, climatological ones too, or null.</summary>
    public VariableContext? BoundsOf(VariableContext coordinate) =>
        NamedBy(coordinate, CfAttributes.Bounds).Concat(NamedBy(coordinate, CfAttributes.Climatology)).FirstOrDefault();

    /// <summary>The names of the coordinates, bounds and grid mappings that a field needs, with what these
    /// need.</summary>
    public IReadOnlySet<string> CarriedWith(VariableContext field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var found = new HashSet<string>(StringComparer.Ordinal) { field.Name };
        var open = new Stack<VariableContext>([field]);
        while (open.TryPop(out var next))
        {
            foreach (var needed in NeededBy(next).Where(needed => found.Add(needed.Name)))
            {
                open.Push(needed);
            }
        }

        found.Remove(field.Name);
        return found;
    }

    private IEnumerable<VariableContext> NeededBy(VariableContext variable) => _scopes.NamedBy(variable)
        .Select(reference => (reference.Role, Named: _scopes.Find(reference, variable)))
        .Where(named => named.Role != CfRole.CellMeasure && !IsField(named.Role, named.Named))
        .Select(named => named.Named)
        .Concat(variable.Dimensions.Select(CoordinateOf)).OfType<VariableContext>();

    // Of the terms of a formula the coefficients are small; surface pressure is a field of its own.
    private static bool IsField(CfRole role, VariableContext? named) =>
        role == CfRole.FormulaTerm && named?.Dimensions.Count > 2;

    // What is named may say itself what it is; what names bounds or a mapping knows better.
    private static CfRole RoleOf(CfReference reference, VariableContext named) =>
        reference.Role == CfRole.Auxiliary ? CfEvidence.Find(named)?.Role ?? CfRole.Auxiliary : reference.Role;

    private bool IsNamedAsBounds(VariableContext variable) =>
        CfWords.CoordinateOfBounds(variable.Name) is { } name && _scopes.Find(name) is { } coordinate
        && coordinate.Dimensions.Count == variable.Dimensions.Count - 1
        && coordinate.Dimensions.SequenceEqual(variable.Dimensions.SkipLast(1)) && Find(coordinate) is not null;
}
