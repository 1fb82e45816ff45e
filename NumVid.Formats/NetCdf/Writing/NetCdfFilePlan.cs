using System.Collections.Generic;
using NumVid.Formats.NetCdf.Files;
using NumVid.Formats.NetCdf.Options;

namespace NumVid.Formats.NetCdf.Writing;

/// <summary>A whole file as it shall be.</summary>
/// <param name="Path">Where it will appear; named in errors.</param>
/// <param name="Variables">Its variables in order.</param>
/// <param name="Attributes">Its global attributes.</param>
/// <param name="UnlimitedDimensions">The dimensions along which others may append; some may not be there.</param>
/// <param name="Old">The present file, or null.</param>
/// <param name="Options">How it is compressed.</param>
internal sealed record NetCdfFilePlan(
    string Path,
    IReadOnlyList<NetCdfVariablePlan> Variables,
    IReadOnlyList<KeyValuePair<string, object?>> Attributes,
    IReadOnlyList<string> UnlimitedDimensions,
    NetCdfFile? Old,
    NetCdfOptions Options);
