using System.Globalization;
using System.Text.RegularExpressions;

namespace NumVid.Compare.External;

/// <summary>A place of a command to fill in: <c>{abs}</c>, <c>{dims3}</c>, <c>{shape:x}</c>.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Name">What goes there.</param>
/// <param name="Rank">The most axes of a list; null for any number.</param>
/// <param name="Separator">What stands between the entries of a list; null where nothing is said of it.</param>
internal sealed record TemplatePlace(string Text, string Name, int? Rank, string? Separator)
{
    /// <summary>The place that was found.</summary>
    internal TemplatePlace(Match match)
        : this(
            match.Value,
            match.Groups["name"].Value,
            match.Groups["rank"].Success
                ? int.Parse(match.Groups["rank"].Value, CultureInfo.InvariantCulture) : null,
            match.Groups["separator"].Success ? match.Groups["separator"].Value : null)
    {
    }
}
