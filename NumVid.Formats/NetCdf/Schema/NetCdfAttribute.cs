using System;

namespace NumVid.Formats.NetCdf.Schema;

/// <summary>An attribute as the file has it.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">Its stored type.</param>
/// <param name="Values">Its values in the type of <see cref="NetCdfTypes.ToClr"/>; <see cref="NetCdfType.Char"/> is one
/// string, <see cref="NetCdfType.Text"/> strings of which some may be null.</param>
internal sealed record NetCdfAttribute(string Name, NetCdfType Type, Array Values)
{
    /// <summary>The text, or null when this is not text or a null string.</summary>
    internal string? Text => Values is string[] { Length: 1 } texts ? texts[0] : null;

    /// <summary>Whether the values are numbers.</summary>
    internal bool IsNumeric => Type is not (NetCdfType.Char or NetCdfType.Text);
}
