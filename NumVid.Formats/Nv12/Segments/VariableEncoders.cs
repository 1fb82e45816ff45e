using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Codecs.Contracts;
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
        var layout = isField ? StreamLayout.Of(rank, decisions) : null;
        if (decisions.IsExact || layout is null)
        {
            var size = SegmentSize.Of(
                QualityTermsParser.Parse(decisions.Quality, codecs: null), Segmentation.TargetValues);
            return new ExactVariableEncoder<T>(decisions, layout, size, context);
        }

        terms ??= TermsOf(variable, context.Codecs);
        return typeof(T) == typeof(float)
            ? (IVariableEncoder<T>)(object)new BoundedVariableEncoder<float>(
                decisions, terms, layout, SpecialValues<float>.FromAttributes(variable.Attributes), context)
            : (IVariableEncoder<T>)(object)new BoundedVariableEncoder<double>(
                decisions, terms, layout, SpecialValues<double>.FromAttributes(variable.Attributes), context);
    }

    /// <summary>The decisions of a variable, with those that need its first values.</summary>
    /// <param name="variable">The variable with its attributes, and with the decisions that need none.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="terms">The quality that was asked for.</param>
    /// <param name="source">Its values.</param>
    internal static VariableDecisions Decide<T>(
        StoredVariable variable, int[] shape, QualityTerms terms, IValueSource<T> source)
    {
        var decisions = variable.Decisions!;
        if (decisions.FrameAxes.Count == 0)
        {
            return decisions;
        }

        var layout = StreamLayout.Of(shape.Length, decisions);
        return decisions with
        {
            JoinsFrames = source is IValueSource<float> floats ? FramesTogether.Pay(
                    floats, shape, layout, terms, SpecialValues<float>.FromAttributes(variable.Attributes))
                : source is IValueSource<double> doubles && FramesTogether.Pay(
                    doubles, shape, layout, terms, SpecialValues<double>.FromAttributes(variable.Attributes)),
        };
    }

    // A file may come from a version with other codecs.
    private static QualityTerms TermsOf(StoredVariable variable, ICodecSource codecs)
    {
        var terms = QualityTermsParser.Parse(variable.Decisions!.Quality, codecs: null);
        return terms.NamedCodec is null || codecs.All.Any(codec => codec.Name == terms.NamedCodec)
            ? terms
            : throw new UnsupportedDataException(
                $"Variable '{variable.Name}' is kept with the codec '{terms.Codec}', which this version does not know, "
                + "so nothing can be added to it; known are "
                + $"{string.Join(", ", codecs.All.Select(codec => codec.Name))}.");
    }
}
