using System.Collections.Generic;
using NumVid.Compare.Names;
using NumVid.Compare.Selection;
using NumVid.Formats;

namespace NumVid.Compare.Conversions;

/// <summary>What is to be converted, and how.</summary>
/// <param name="Inputs">The files to read; several are joined along time.</param>
/// <param name="Output">The file to make; its folder exists, its extension decides the format.</param>
/// <param name="Options">The options of the output's format.</param>
internal sealed record ConversionRequest(
    IReadOnlyList<string> Inputs, string Output, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>The variables to copy, with their coordinates, as names or globs; empty: all.</summary>
    internal IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The part of the inputs that is copied.</summary>
    internal CutRequest Cut { get; init; } = CutRequest.All;

    /// <summary>Whether an existing output is replaced.</summary>
    internal bool Overwrites { get; init; }

    /// <summary>Whether damaged parts of a .nv12 file become missing values.</summary>
    internal bool Salvages { get; init; }

    /// <summary>Whether the file made is opened again and compared at every point before it gets its name.</summary>
    internal bool Checks { get; init; }

    /// <summary>Whether what cannot be converted may be left out without failing the check.</summary>
    internal bool AllowsOmissions { get; init; }

    /// <summary>Whether the inputs are one file of a tree, whose quality may name variables that only other files
    /// have.</summary>
    internal bool IsPartOfTree { get; init; }

    /// <summary>Whether the input must come back from the output byte by byte.</summary>
    internal bool IsRestorable => QualityOption.In(Options) is { IsRestorable: true };

    /// <summary>The format of the output: nv12, grib or netcdf.</summary>
    internal string Format => NumVidProviders.ProviderNameOf(Output);
}
