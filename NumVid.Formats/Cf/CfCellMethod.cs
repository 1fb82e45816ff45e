using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Cf;

/// <summary>How values stand for their cells along one axis: one entry of the attribute <c>cell_methods</c>.</summary>
/// <param name="Axis">A dimension, a standard name or <c>area</c>.</param>
/// <param name="Method">What was done along it, by appendix E of the conventions.</param>
/// <param name="Interval">The distance of the values that it was done with, such as <c>6 hours</c>, or null.</param>
/// <param name="Comment">What else is to be said, or null.</param>
internal sealed record CfCellMethod(string Axis, string Method, string? Interval = null, string? Comment = null)
{
    internal const string Area = "area";
    internal const string Realization = "realization";
    internal const string Point = "point";
    internal const string Mean = "mean";
    internal const string Sum = "sum";
    internal const string Maximum = "maximum";
    internal const string Minimum = "minimum";
    internal const string Range = "range";
    internal const string StandardDeviation = "standard_deviation";
    internal const string RootMeanSquare = "root_mean_square";
    internal const string Variance = "variance";

    /// <summary>The attribute of several, in the order in which they were done; null for none.</summary>
    internal static string? ToAttribute(IReadOnlyCollection<CfCellMethod> methods) =>
        methods.Count == 0 ? null : string.Join(' ', methods);

    /// <summary>The entry as the conventions write it.</summary>
    public override string ToString()
    {
        var details = new[] { Named("interval", Interval), Interval is null ? Comment : Named("comment", Comment) }
            .OfType<string>().ToList();
        return details.Count == 0 ? $"{Axis}: {Method}" : $"{Axis}: {Method} ({string.Join(' ', details)})";
    }

    private static string? Named(string name, string? text) => text is null ? null : $"{name}: {text}";
}
