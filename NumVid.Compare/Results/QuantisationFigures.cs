namespace NumVid.Compare.Results;

/// <summary>What rounding a field to whole numbers of so many bits costs by itself, as measured on the field.</summary>
/// <param name="Bits">Bits of a number.</param>
/// <param name="MaxError">Max abs(d) of the quantiser alone, or null without a valid point.</param>
/// <param name="Rmse">Sqrt(mean d^2) of the quantiser alone, or null without a valid point.</param>
internal sealed record QuantisationFigures(int Bits, double? MaxError, double? Rmse);
