using System;
using NumVid.Formats.Cf;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>Decides, when a variable gets its first data, whether it is kept exactly and along which axis it is
/// cut.</summary>
internal static class StorageDecision
{
    private const int MinLossyRank = 2;

    /// <summary>Makes the decisions.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="type">Its SDS type.</param>
    /// <param name="shape">Its shape with the first data.</param>
    /// <param name="roles">The roles of the dataset's variables.</param>
    /// <param name="quality">What the user asked for.</param>
    internal static (VariableDecisions Decisions, QualityTerms Terms) Decide(
        VariableContext variable, Type type, int[] shape, CfRoles roles, QualitySpecification quality)
    {
        var (terms, isNamed) = quality.Resolve(variable.Name);
        var reason = ReasonForExact(variable, type, shape.Length, roles, terms, isNamed);
        var isPlane = shape.Length >= MinLossyRank && IsFloat(type);
        var layout = isPlane
            ? StreamLayout.Choose(
                shape, roles.TimeAxesOf(variable.Dimensions), roles.MemberAxesOf(variable.Dimensions))
            : null;
        var decisions = new VariableDecisions
        {
            IsExact = reason is not null,
            Reason = reason ?? "floating-point field",
            Quality = (reason is null ? terms : ExactlyAs(terms, isPlane)).ToString(),
            VideoAxis = layout?.VideoAxis,
            FrameAxes = layout?.FrameAxes ?? [],
        };
        return (decisions, terms);
    }

    private static QualityTerms ExactlyAs(QualityTerms terms, bool isPlane) =>
        new() { IsLossless = true, SegmentLength = isPlane ? terms.SegmentLength : null };

    private static string? ReasonForExact(
        VariableContext variable, Type type, int rank, CfRoles roles, QualityTerms terms, bool isNamed)
    {
        if (!IsFloat(type))
        {
            return $"type {type.Name}";
        }

        if (rank < MinLossyRank)
        {
            return rank == 0 ? "scalar" : "one dimension";
        }

        // Who names a coordinate and asks for a bound means it; a glob or the default does not.
        return terms.IsLossless ? "asked for" : isNamed ? null : roles.CoordinateReason(variable);
    }

    private static bool IsFloat(Type type) => type == typeof(float) || type == typeof(double);
}
