using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.NetCdf.Views;

namespace NumVid.Formats.NetCdf.Writing;

/// <summary>A variable as it shall be in the new file.</summary>
/// <param name="Name">Its true name.</param>
/// <param name="SdsType">The type that SDS shows.</param>
/// <param name="Dimensions">The true names of its axes.</param>
/// <param name="Shape">Their lengths.</param>
/// <param name="Attributes">Its attributes, MissingValue included, without its name.</param>
/// <param name="Old">The variable in the present file, or null when it is new.</param>
/// <param name="Pieces">What was put since, in order.</param>
/// <param name="IsCoordinate">Whether it describes other variables, by the CF conventions.</param>
internal sealed record NetCdfVariablePlan(
    string Name,
    Type SdsType,
    string[] Dimensions,
    int[] Shape,
    IReadOnlyList<KeyValuePair<string, object?>> Attributes,
    NetCdfVariableView? Old,
    IReadOnlyList<NetCdfPiece> Pieces,
    bool IsCoordinate)
{
    /// <summary>Whether it holds no value at all.</summary>
    internal bool IsEmpty => Shape.Contains(0);
}
