using System.Collections.Generic;

namespace NumVid.Compare.Comparison;

/// <summary>One way of storing a field: a format with its settings.</summary>
/// <param name="Name">The name as asked for, for example <c>grib2-ccsds:12</c>.</param>
/// <param name="Format">The provider's name: nv12, grib or netcdf.</param>
/// <param name="Extension">The extension of its files, with the dot.</param>
/// <param name="Options">The provider's URI parameters.</param>
internal sealed record FormatConfiguration(
    string Name, string Format, string Extension, IReadOnlyDictionary<string, string> Options);
