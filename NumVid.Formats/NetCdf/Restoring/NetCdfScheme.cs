using System.Collections.Generic;
using NumVid.Formats.NetCdf.Conventions;
using NumVid.Formats.NetCdf.Schema;
using NumVid.Formats.NetCdf.Views;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>How the stored values of a variable follow from those that SDS shows. The writer compares what comes out of
/// it, so that it need not know all that reading does.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Type">The type of the numbers: the unsigned one where signed ones are read as unsigned.</param>
/// <param name="Scale">The factor of packed numbers.</param>
/// <param name="Offset">Their summand.</param>
internal sealed record NetCdfScheme(NetCdfSchemeKind Kind, NetCdfType Type, double Scale = 1, double Offset = 0)
{
    /// <summary>Bytes of a stored value; 1 for texts, of which no two are of one length.</summary>
    internal int ByteCount => Type == NetCdfType.Text ? 1 : NetCdfTypes.ByteCount(Type);

    /// <summary>Chooses by type and attributes.</summary>
    internal static NetCdfScheme Of(NetCdfVariableView view)
    {
        var stored = view.Stored;
        var type = Unsignedness.IsDeclared(stored) ? Unsignedness.Twin(stored.Type) : stored.Type;
        List<string> ignored = [];
        return view.Decoder.ValueType == typeof(string) ? new(NetCdfSchemeKind.Kept, stored.Type)
            : ExactNumbers.IsFloating(view.Decoder.ValueType) && CfPacking.Of(stored, ignored) is { } packing
                ? new(NetCdfSchemeKind.Packed, type, packing.Scale, packing.Offset)
            : new(NetCdfSchemeKind.SameBits, type);
    }

    /// <summary>What it is called for people.</summary>
    internal string Name => Kind switch
    {
        NetCdfSchemeKind.Packed => "packed numbers",
        NetCdfSchemeKind.Kept => "text",
        _ => "numbers",
    };
}
