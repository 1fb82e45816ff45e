using System;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Writing;

/// <summary>Keeps as many bits of each value as a number of significant decimal digits needs (granular
/// BitRound).</summary>
/// <remarks>After Delaunay et al. 2019, doi:10.5194/gmd-12-4099-2019: the error is at most half a unit of the last
/// digit kept.</remarks>
/// <param name="Digits">Significant decimal digits, 1 to 15.</param>
internal sealed record GranularRounding(int Digits) : ValueRounding
{
    internal const string NoteName = "_QuantizeGranularBitRoundNumberOfSignificantDigits";

    /// <inheritdoc/>
    internal override NetCdfAttribute Note => new(NoteName, NetCdfType.Int32, new[] { Digits });

    /// <inheritdoc/>
    protected override int KeptBits(double value)
    {
        var magnitude = Math.Abs(value);
        var unit = Math.Pow(10, Math.Floor(Math.Log10(magnitude)) + 1 - Digits);

        // Multiples of the largest power of two that is no larger than a unit are off by half a unit at most.
        return Math.Max(0, Math.ILogB(magnitude) - Math.ILogB(unit));
    }
}
