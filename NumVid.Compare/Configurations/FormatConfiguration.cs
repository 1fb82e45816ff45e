using System;
using System.Collections.Generic;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Configurations;

/// <summary>One way of storing a field: a format with its settings.</summary>
/// <param name="Name">The name as asked for, for example <c>grib2-ccsds:12</c>.</param>
/// <param name="Format">The provider's name: nv12, grib, netcdf, or another one that is registered; none without a
/// file.</param>
/// <param name="Extension">The extension of its files, with the dot.</param>
/// <param name="Options">The provider's URI parameters.</param>
/// <param name="Way">How its files are made and read.</param>
internal sealed record FormatConfiguration(
    string Name, string Format, string Extension, IReadOnlyDictionary<string, string> Options, ConfigurationFormat Way)
{
    /// <summary>The bits of the quantiser; 0 for what is no quantiser.</summary>
    internal int QuantiserBits { get; init; }

    /// <summary>The error that the run allows; null for a configuration with a setting of its own.</summary>
    internal QualitySpecification? MaxError { get; init; }

    /// <summary>The same as text; one bound for all variables in the form that the rows of variables have.</summary>
    internal string? MaxErrorText => MaxError is null || MaxError.Text.AsSpan().ContainsAny(':', ';')
        ? MaxError?.Text : MaxError.TermsFor("").ToString();

    /// <summary>Whether the run looks for its weakest setting that passes all checks.</summary>
    internal bool IsSearched { get; init; }

    /// <summary>The configuration without its bound, where a sweep takes it through several; or null.</summary>
    internal string? Series { get; init; }
}
