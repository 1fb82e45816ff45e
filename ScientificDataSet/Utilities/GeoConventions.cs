using System;
using System.Linq;

namespace Microsoft.Research.Science.Data.Utilities;

/// <summary>Tells coordinates on the globe by their units, standard names or names.</summary>
public static class GeoConventions
{
    private static readonly string[] s_latitudeUnits =
        ["degrees_north", "degree_north", "degree_N", "degrees_N", "degreeN", "degreesN"];

    private static readonly string[] s_longitudeUnits =
        ["degrees_east", "degree_east", "degree_E", "degrees_E", "degreeE", "degreesE"];

    /// <summary>Tells whether a variable holds latitudes.</summary>
    /// <param name="v">The variable.</param>
    public static bool IsLatitude(Variable v) => Is(v, s_latitudeUnits, "latitude", "lat");

    /// <summary>Tells whether a variable holds longitudes.</summary>
    /// <param name="v">The variable.</param>
    public static bool IsLongitude(Variable v) => Is(v, s_longitudeUnits, "longitude", "lon", "long");

    // Units decide where there are any of the two kinds; 'degrees' alone, or none, leave it to the names.
    private static bool Is(Variable v, string[] units, params string[] names)
    {
        ArgumentNullException.ThrowIfNull(v);
        var unit = v.Metadata.GetUnits();
        var standardName = AttributeSearch.Find(v.Metadata.AsDictionary(), "standard_name") as string;
        var comparer = StringComparer.OrdinalIgnoreCase;
        return s_latitudeUnits.Concat(s_longitudeUnits).Contains(unit, comparer)
            ? units.Contains(unit, comparer)
            : names.Contains(v.Name, comparer) || names.Contains(standardName, comparer);
    }
}
