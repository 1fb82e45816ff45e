using System;
using NumVid.Formats.Model;

namespace NumVid.Formats.Cf;

/// <summary>What a variable says of itself, the strongest word first: standard name, units, name, axis.</summary>
/// <remarks>Fields have units of degrees, of pressure or of time, a direction (fluxes) or the standard name of a
/// height, too. Such words make a level of an axis, and of nothing else; a place needs degrees_north or
/// degrees_east.</remarks>
internal static class CfEvidence
{
    /// <summary>How users are told of the ends of cells.</summary>
    internal const string BoundsReason = "bounds of cells";

    /// <summary>The role and how it is known, or null where nothing is said.</summary>
    internal static CfCoordinate? Find(VariableContext variable)
    {
        var name = CfPath.LocalName(variable.Name);
        return CfWords.IsBounds(name) ? new(CfRole.Bounds, BoundsReason) : FromAttributes(variable)
            ?? FromName(name, variable.TextOf(CfAttributes.Units))
            ?? FromAxis(variable.TextOf(CfAttributes.Axis))
            ?? (IsAxis(variable) ? FromAxisWords(name, variable) : null);
    }

    /// <summary>Whether a variable is the coordinate along its own dimension.</summary>
    internal static bool IsAlongOwnDimension(VariableContext variable) => variable.Dimensions is [var dimension]
        && CfPath.LocalName(dimension) == CfPath.LocalName(variable.Name);

    private static bool IsAxis(VariableContext variable) =>
        variable.Dimensions.Count == 0 || IsAlongOwnDimension(variable);

    private static CfCoordinate? FromAttributes(VariableContext variable)
    {
        var role = CfStandardNames.RoleOf(variable.TextOf(CfAttributes.StandardName));
        var units = variable.TextOf(CfAttributes.Units);
        return role != CfRole.None ? new(role, ReasonOf(role))
            : variable.ValueOf(CfAttributes.GridMappingName) is not null ? new(CfRole.GridMapping, "a grid mapping")
            : CfUnits.IsNorth(units) ? new(CfRole.Latitude, ReasonOf(CfRole.Latitude))
            : CfUnits.IsEast(units) ? new(CfRole.Longitude, ReasonOf(CfRole.Longitude))
            : CfUnits.IsDate(units) || variable.Type == typeof(DateTime) ? new(CfRole.Time, ReasonOf(CfRole.Time))
            : null;
    }

    private static CfCoordinate? FromName(string name, string? units)
    {
        var role = CfUnits.MayBeAngle(units) ? RoleOfPlace(name) : CfRole.None;
        if (role == CfRole.None && CfUnits.MayBeTime(units))
        {
            role = CfWords.IsStep(name) ? CfRole.Step : CfWords.IsTime(name) ? CfRole.Time : CfRole.None;
        }

        return role == CfRole.None ? null : new(role, ReasonOf(role));
    }

    private static CfRole RoleOfPlace(string name) =>
        CfWords.IsGridLatitude(name) ? CfRole.ProjectionY
        : CfWords.IsGridLongitude(name) ? CfRole.ProjectionX
        : CfWords.IsLatitude(name) ? CfRole.Latitude
        : CfWords.IsLongitude(name) ? CfRole.Longitude
        : CfRole.None;

    private static CfCoordinate? FromAxis(string? axis)
    {
        var role = axis switch
        {
            "T" or "t" => CfRole.Time,
            "Z" or "z" => CfRole.Level,
            "Y" or "y" => CfRole.ProjectionY,
            "X" or "x" => CfRole.ProjectionX,
            "E" or "e" => CfRole.Member,
            _ => CfRole.None,
        };
        return role == CfRole.None ? null : new(role, "an axis");
    }

    private static CfCoordinate? FromAxisWords(string name, VariableContext variable)
    {
        var units = variable.TextOf(CfAttributes.Units);
        var isLevel = CfStandardNames.IsLevelOfAxis(variable.TextOf(CfAttributes.StandardName))
            || variable.TextOf(CfAttributes.Positive) is not null || CfUnits.IsPressure(units)
            || units is "level" or "sigma_level" or "layer" || CfWords.IsLevelOfAxis(name);
        return isLevel ? new(CfRole.Level, ReasonOf(CfRole.Level))
            : CfWords.IsStepOfAxis(name) ? new(CfRole.Step, ReasonOf(CfRole.Step))
            : CfWords.IsMemberOfAxis(name) ? new(CfRole.Member, ReasonOf(CfRole.Member))
            : null;
    }

    private static string ReasonOf(CfRole role) => role switch
    {
        CfRole.Latitude or CfRole.Longitude => "latitude or longitude",
        CfRole.ProjectionY or CfRole.ProjectionX => "a coordinate of the projection",
        CfRole.Time => "a time",
        CfRole.Step => "a time since another",
        CfRole.Member => "a number of members",
        _ => "a level",
    };
}
