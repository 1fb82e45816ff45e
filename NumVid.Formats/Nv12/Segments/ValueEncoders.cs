using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Scaling;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>Chooses the encoder of a variable by the decisions that hold for it.</summary>
internal static class ValueEncoders
{
    /// <summary>Creates the encoder of a variable for one commit.</summary>
    /// <param name="variable">The variable with its attributes.</param>
    /// <param name="coding">The decisions.</param>
    /// <param name="codecs">The codecs.</param>
    /// <param name="threads">How many rates may be tried at once.</param>
    internal static IValueEncoder<T> Create<T>(StoredVariable variable, VariableDecisions coding, IFrameCodecSource codecs, int threads)
    {
        var rank = variable.Dimensions.Length;
        var isField = rank >= 2 && (typeof(T) == typeof(float) || typeof(T) == typeof(double));
        var layout = isField ? new StreamLayout(rank, coding.VideoAxis) : null;
        if (coding.IsExact || layout is null)
        {
            return new ExactValueEncoder<T>(coding, layout);
        }

        return typeof(T) == typeof(float)
            ? (IValueEncoder<T>)(object)new LossyValueEncoder<float>(
                coding, layout, SpecialValues<float>.FromAttributes(variable.Attributes), codecs, threads)
            : (IValueEncoder<T>)(object)new LossyValueEncoder<double>(
                coding, layout, SpecialValues<double>.FromAttributes(variable.Attributes), codecs, threads);
    }
}
