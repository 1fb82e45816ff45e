using System.Collections.Generic;

namespace NumVid.Formats.Cf;

/// <summary>The names of attributes that name a value for points without one.</summary>
internal static class MissingValueNames
{
    /// <summary>SDS's own.</summary>
    internal const string Sds = "MissingValue";

    /// <summary>That of the NetCDF User's Guide and of CF, also for points that nobody wrote.</summary>
    internal const string Fill = "_FillValue";

    /// <summary>CF's older one.</summary>
    internal const string Missing = "missing_value";

    /// <summary>All of them; of several the first says what a reader gets.</summary>
    internal static IReadOnlyList<string> All { get; } = [Sds, Fill, Missing];
}
