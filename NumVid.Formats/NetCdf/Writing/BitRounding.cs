using System;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Writing;

/// <summary>Keeps the same number of significant bits of every value (BitRound), to nearest, ties to even.</summary>
/// <remarks>Klöwer et al. 2021, doi:10.1038/s43588-021-00156-2. The error is at most 2^-(Bits + 1) of the
/// value.</remarks>
/// <param name="Bits">Bits kept behind the leading one, 1 to 52.</param>
internal sealed record BitRounding(int Bits) : ValueRounding
{
    internal const string NoteName = "_QuantizeBitRoundNumberOfSignificantBits";

    /// <summary>An absolute error that no value may exceed; what rounding would take beyond it stays as it
    /// is.</summary>
    internal double AbsoluteLimit { get; init; } = double.PositiveInfinity;

    /// <summary>The same as a part of the value.</summary>
    internal double RelativeLimit { get; init; } = double.PositiveInfinity;

    /// <inheritdoc/>
    internal override NetCdfAttribute Note => new(NoteName, NetCdfType.Int32, new[] { Bits });

    /// <inheritdoc/>
    protected override int KeptBits(double value) => Bits;

    /// <inheritdoc/>
    protected override bool IsAllowed(double value, double rounded) =>
        base.IsAllowed(value, rounded) && Math.Abs(rounded - value) is var error && error <= AbsoluteLimit
            && error <= RelativeLimit * Math.Abs(value);
}
