namespace NumVid.Compare.Report.Json;

/// <summary>Leaves out what JSON cannot say.</summary>
internal static class FiniteNumber
{
    /// <summary>The number, or null for none, NaN and infinities.</summary>
    internal static double? OrNull(double? number) => number is { } value && double.IsFinite(value) ? value : null;
}
