using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Scaling;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>Chooses the encoder of a variable by the decisions that hold for it.</summary>
internal static class VariableEncoders
{
    /// <summary>Creates the encoder of a variable for one commit.</summary>
    /// <param name="variable">The variable with its attributes and decisions.</param>
    /// <param name="terms">The quality on which the decisions rest; null where it has to be read from them.</param>
    /// <param name="context">What segments are encoded with.</param>
    internal static IVariableEncoder<T> Create<T>(StoredVariable variable, QualityTerms? terms, EncodingContext context)
    {
        var decisions = variable.Decisions!;
        var rank = variable.Dimensions.Length;
        var isField = rank >= 2 && (typeof(T) == typeof(float) || typeof(T) == typeof(double));
        var layout = isField ? new StreamLayout(rank, decisions.VideoAxis) : null;
        if (decisions.IsExact || layout is null)
        {
            return new ExactVariableEncoder<T>(decisions, layout, context);
        }

        terms ??= QualityTermsParser.Parse(decisions.Quality);
        return typeof(T) == typeof(float)
            ? (IVariableEncoder<T>)(object)new BoundedVariableEncoder<float>(
                decisions, terms, layout, SpecialValues<float>.FromAttributes(variable.Attributes), context)
            : (IVariableEncoder<T>)(object)new BoundedVariableEncoder<double>(
                decisions, terms, layout, SpecialValues<double>.FromAttributes(variable.Attributes), context);
    }
}
