using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Model;

// Why so: docs/decisions/0073-unlimited-dimensions.md
/// <summary>Which dimensions of a dataset are unlimited: SDS has no word for it, so an attribute of the dataset tells
/// it.</summary>
public static class UnlimitedDimensions
{
    /// <summary>The attribute of the dataset: the names of dimensions, an array of texts.</summary>
    public const string Attribute = "numvid_unlimited_dimensions";

    /// <summary>The names that the attributes of a dataset tell; a single text is names between blanks.</summary>
    /// <param name="attributes">The attributes of a dataset.</param>
    public static IReadOnlyList<string> In(IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return attributes.FirstOrDefault(attribute => attribute.Key == Attribute).Value switch
        {
            string text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            string[] names => names,
            _ => [],
        };
    }
}
