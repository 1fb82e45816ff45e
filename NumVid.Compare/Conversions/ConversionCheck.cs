using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Results;
using NumVid.Compare.Verification;
using NumVid.Formats;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Conversions;

/// <summary>Opens what was written and compares it with what was to be written, at every point.</summary>
internal static class ConversionCheck
{
    private const string Lossless = "lossless";

    /// <summary>Measures every variable.</summary>
    /// <param name="request">What was asked for; its quality is what must hold.</param>
    /// <param name="fields">What was to be written.</param>
    /// <param name="path">The file written.</param>
    internal static IReadOnlyList<VerifiedVariable> Run(ConversionRequest request, ConvertedFields fields, string path)
    {
        using var copy = NumVidProviders.OpenRead(path);
        var isNetCdf = request.Format == "netcdf";
        var verification = new FileVerification(fields.Variables, fields.Fields, copy, QualityOf(request, isNetCdf));
        return [.. verification.Run([], _ => { }).Select(variable => isNetCdf ? AsExact(variable) : variable)];
    }

    // A .nv12 file says itself what it promises; GRIB without a bound promises nothing that could be checked but
    // places.
    private static QualitySpecification? QualityOf(ConversionRequest request, bool isNetCdf) =>
        request.Format == "nv12" ? null
        : request.Options.TryGetValue("quality", out var text) ? QualitySpecification.Parse(text)
        : isNetCdf && !request.Options.ContainsKey("pack") && !request.Options.ContainsKey("quantise")
            ? QualitySpecification.Parse(Lossless)
        : null;

    // NetCDF keeps all but packed fields as they are; what the check only notes for formats with ways of their own
    // fails here.
    private static VerifiedVariable AsExact(VerifiedVariable variable) =>
        variable is { Note: { } note } ? variable with { Note = null, Problem = note, HasFailed = true }
        : variable is { Bounds.Count: 0, MaxError: > 0, Dimensions.Count: < 2 }
            ? variable with { Problem = "values changed", HasFailed = true }
        : variable;
}
