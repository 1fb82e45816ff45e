using System.Linq;
using NumVid.Formats.Model;

namespace NumVid.Compare.Report;

/// <summary>Says where a file is damaged, for people.</summary>
internal static class DamageText
{
    /// <summary>The points, the entry and the problem.</summary>
    internal static string Of(StoredDamage damage)
    {
        var points = damage.Dimensions.Count == 0
            ? "its value"
            : string.Join(", ", damage.Dimensions.Select(
                (name, axis) => RangeOf(name, damage.Origin[axis], damage.Shape[axis])));
        return $"{points}{(damage.Entry is { } entry ? $" ({entry})" : "")}: {damage.Problem}.";
    }

    private static string RangeOf(string dimension, int first, int count) =>
        count == 1 ? $"{dimension} {first}" : $"{dimension} {first} to {first + count - 1}";
}
