using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Names;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;
using NumVid.Formats.Nv12;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Conversions;

/// <summary>Tells of each variable that was written how exactly it was kept, and how that is known.</summary>
internal sealed class VariableOutcomes
{
    private const string None = "none";
    private const string DefaultBits = "16";

    private readonly ConversionRequest _request;
    private readonly CfRoles _roles;
    private readonly ILookup<string, Nv12VariableDescription> _kept;
    private readonly ILookup<string, VerifiedVariable> _verified;
    private readonly QualitySpecification? _quality;

    private VariableOutcomes(
        ConversionRequest request, ConvertedFields fields, IReadOnlyList<Nv12VariableDescription> kept,
        IReadOnlyList<VerifiedVariable> verified)
    {
        _request = request;
        _roles = new CfRoles([.. fields.Fields.Select(field => field.Context)], []);
        _kept = kept.ToLookup(variable => variable.Name, StringComparer.Ordinal);
        _verified = verified.ToLookup(variable => variable.Name, StringComparer.Ordinal);
        _quality = QualityOption.In(request.Options);
    }

    /// <summary>Lists the variables in the order in which they were written; of GRIB the fields alone.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="fields">What was to be written.</param>
    /// <param name="kept">What a .nv12 file says of its variables; none for other formats.</param>
    /// <param name="verified">What was measured; none without a check.</param>
    internal static IReadOnlyList<VariableOutcome> Of(
        ConversionRequest request, ConvertedFields fields, IReadOnlyList<Nv12VariableDescription> kept,
        IReadOnlyList<VerifiedVariable> verified)
    {
        var outcomes = new VariableOutcomes(request, fields, kept, verified);
        return [.. fields.Fields.Select(outcomes.Of).OfType<VariableOutcome>()];
    }

    private VariableOutcome? Of(FieldData field)
    {
        var unit = field.Context.TextOf(CfAttributes.Units)?.Trim();
        return _kept[field.Name].LastOrDefault() is { } kept ? OfKept(kept, unit)
            : _request.Format == "grib" && !IsField(field) ? null
            : _verified[field.Name].LastOrDefault() is { } verified ? OfVerified(verified, unit)
            : OfUnmeasured(field, unit);
    }

    private bool IsField(FieldData field) => FieldData.IsDivisible(field.Type, field.Dimensions.Count)
        && field.Values.Count > 0 && _roles.CoordinateReason(field.Context) is null;

    private static VariableOutcome OfKept(Nv12VariableDescription kept, string? unit) =>
        new(kept.Name, unit, BoundEvidence.Promised)
        {
            IsExact = kept.IsExact,
            IsEmpty = !kept.IsExact && kept.Codec == None,
            Smallest = kept.IsExact ? null : kept.SmallestBound,
            Largest = kept.IsExact ? null : kept.LargestBound,
            RelativeBound = kept.RelativeBound,
            MeanSquareBound = kept.MeanSquareBound,
            Detail = kept.IsExact ? kept.Reason : kept.Codec,
        };

    private static VariableOutcome OfVerified(VerifiedVariable verified, string? unit) =>
        new(verified.Name, unit, BoundEvidence.Measured)
        {
            IsExact = verified is { MaxError: null or 0, Problem: null, Note: null },
            Smallest = verified.MaxError,
            Largest = verified.MaxError,
        };

    private VariableOutcome OfUnmeasured(FieldData field, string? unit)
    {
        var asked = IsField(field) ? _quality?.TermsFor(field.Name) : null;
        var isExact = asked is { IsLossless: true } || (_request.Format == "netcdf" && !(IsField(field) && IsPacked));
        return isExact
            ? new(field.Name, unit, BoundEvidence.Format) { IsExact = true, Detail = "stored as it is" }
            : asked is { AbsoluteBound: not null } or { RangeFactor: not null } or { LevelRangeFactor: not null }
                ? new(field.Name, unit, BoundEvidence.Promised)
                {
                    Smallest = asked.AbsoluteBound,
                    Largest = asked.AbsoluteBound,
                    Asked = asked.AbsoluteBound is null ? asked.ToString() : null,
                }
                : new(field.Name, unit, BoundEvidence.None) { Detail = HowPacked };
    }

    private bool IsPacked => _request.Options.ContainsKey("pack") || _request.Options.ContainsKey("quantise");

    private string HowPacked => _request.Format == "grib"
        ? $"{_request.Options.GetValueOrDefault("bits", DefaultBits)} bits a value"
        : _request.Options.TryGetValue("pack", out var type) ? $"packed as {type}"
        : $"quantised, {_request.Options.GetValueOrDefault("quantise")}";
}
