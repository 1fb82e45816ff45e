using System.Runtime.Intrinsics;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Coding;

/// <summary>What is known of a number before it is coded.</summary>
/// <remarks>The owner sees to it that each context is within the sizes that the coder was made with.</remarks>
internal struct NumberContext
{
    /// <summary>The contexts of the four tables of counters.</summary>
    internal int Counter0, Counter1, Counter2, Counter3;

    /// <summary>The contexts of the two sets of weights.</summary>
    internal int Weights0, Weights1;

    /// <summary>The context of the final map of probabilities.</summary>
    internal int Map;

    /// <summary>Where the three distributions have their middles; the fourth lane is not used.</summary>
    internal Vector128<float> Means;

    /// <summary>One over the scales of the three distributions.</summary>
    internal Vector128<float> Sharpness;
}
