using System.Runtime.Intrinsics;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>The implementations of the transform; all give the same bits.</summary>
internal static class CosineTransforms
{
    /// <summary>For every processor.</summary>
    internal static ICosineTransform Scalar { get; } = new ScalarCosineTransform();

    /// <summary>For processors with vectors.</summary>
    internal static ICosineTransform Vector { get; } = new VectorCosineTransform();

    /// <summary>The faster one here.</summary>
    internal static ICosineTransform Fastest { get; } = Vector128.IsHardwareAccelerated ? Vector : Scalar;
}
