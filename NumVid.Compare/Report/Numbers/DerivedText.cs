using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Numbers;

/// <summary>What is said of a field that is computed from others.</summary>
internal static class DerivedText
{
    /// <summary>Its expression, and what its figures are of.</summary>
    /// <param name="variable">The field, computed from others.</param>
    internal static string Of(ComparedVariable variable) =>
        $"Computed: {variable.Name} = {variable.Expression}, from what was read back of one file with "
        + $"{string.Join(", ", variable.ComputedFrom!)}, whose sizes these are. A bound follows from theirs; where none "
        + "stands nothing is guaranteed.";
}
