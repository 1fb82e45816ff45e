using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Errors;

namespace NumVid.Compare.Checks;

/// <summary>A threshold of values whose exceedances are counted, as rain days are.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Sign"><c>&gt;=</c>, <c>&gt;</c>, <c>&lt;=</c> or <c>&lt;</c>.</param>
/// <param name="Limit">The limit, in the variable's unit.</param>
internal sealed record CountedThreshold(string Variable, string Sign, double Limit)
{
    // The longer ones first: each begins with a shorter one.
    private static readonly string[] s_signs = [">=", "<=", ">", "<"];

    /// <summary>The threshold as it is written.</summary>
    internal string Name => string.Create(CultureInfo.InvariantCulture, $"{Variable}{Sign}{Limit:R}");

    /// <summary>Reads thresholds: <c>tp&gt;=0.001,t2m&lt;273.15</c>.</summary>
    /// <exception cref="UsageException">A clause is none.</exception>
    internal static IReadOnlyList<CountedThreshold> Parse(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).Select(ParseClause)];

    /// <summary>Whether a value is counted; NaN never is.</summary>
    internal bool Includes(double value) => Sign switch
    {
        ">=" => value >= Limit,
        "<=" => value <= Limit,
        ">" => value > Limit,
        _ => value < Limit,
    };

    private static CountedThreshold ParseClause(string clause)
    {
        var sign = Array.Find(s_signs, sign => clause.Contains(sign, StringComparison.Ordinal));
        var parts = sign is null ? [] : clause.Split(sign, StringSplitOptions.TrimEntries);
        return parts is [{ Length: > 0 } variable, var number]
            && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit) && double.IsFinite(limit)
            ? new(variable, sign!, limit)
            : throw new UsageException(
                $"'--count {clause}' is no threshold: write VARIABLE>=NUMBER, with >=, >, <= or <, for example 'tp>=0.001'.");
    }
}
