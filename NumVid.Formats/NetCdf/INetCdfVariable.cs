using System.Collections.Generic;
using NumVid.Formats.NetCdf.Views;
using NumVid.Formats.NetCdf.Writing;

namespace NumVid.Formats.NetCdf;

/// <summary>What the dataset asks of its variables, whatever the type of their values.</summary>
internal interface INetCdfVariable
{
    /// <summary>The variable in the present file, or null when it is not in it yet.</summary>
    NetCdfVariableView? Stored { get; set; }

    /// <summary>What was put during the commit that is under way.</summary>
    IReadOnlyList<NetCdfPiece> Pieces { get; }
}
