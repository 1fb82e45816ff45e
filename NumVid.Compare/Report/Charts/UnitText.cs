namespace NumVid.Compare.Report.Charts;

/// <summary>How charts and tables name a variable's unit.</summary>
internal static class UnitText
{
    /// <summary>The unit, or a word for none.</summary>
    internal static string Of(string? unit) => string.IsNullOrWhiteSpace(unit) ? "no unit" : unit.Trim();

    /// <summary>A figure with its unit behind it, or alone without one.</summary>
    internal static string With(string figure, string? unit) =>
        string.IsNullOrWhiteSpace(unit) ? figure : $"{figure} {unit.Trim()}";
}
