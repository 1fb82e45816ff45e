using System.Collections.Generic;

namespace NumVid.Compare.Results;

/// <summary>A configuration with what it asks of its provider or program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Format">The provider's name.</param>
/// <param name="MaxError">The error that the run allows it; null for a configuration with a setting of its own.</param>
/// <param name="Options">The provider's own options, before a bound is put into its terms; folders are left out.</param>
/// <param name="Programs">The SHA-256 of each program of somebody else's that it starts, null where there is
/// none.</param>
internal sealed record ConfigurationSettings(
    string Name,
    string Format,
    string? MaxError,
    IReadOnlyDictionary<string, string> Options,
    IReadOnlyDictionary<string, string?> Programs);
