namespace NumVid.Compare.Pictures;

/// <summary>A frame as it is shown: two pictures of colour numbers, the first row on top.</summary>
/// <param name="Frame">The frame's number.</param>
/// <param name="IsWorst">Whether it has the largest error of all frames.</param>
/// <param name="Width">Columns of the pictures.</param>
/// <param name="Height">Rows of the pictures.</param>
/// <param name="Field">The upper half of the original above the lower half of what came back: 0 is
/// <paramref name="Minimum"/>, 254 <paramref name="Maximum"/>, and <see cref="Missing"/> no value.</param>
/// <param name="Difference">The errors: 0 is -<paramref name="LargestError"/>, 127 zero, 254
/// +<paramref name="LargestError"/>.</param>
/// <param name="Minimum">The smallest original value of the whole frame; null without a finite one.</param>
/// <param name="Maximum">The largest original value of the whole frame.</param>
/// <param name="LargestError">Max abs(d) of the whole frame.</param>
/// <param name="HasMissing">Whether a picture has places without a value.</param>
internal sealed record SampledFrame(
    int Frame,
    bool IsWorst,
    int Width,
    int Height,
    byte[] Field,
    byte[] Difference,
    double? Minimum,
    double? Maximum,
    double LargestError,
    bool HasMissing)
{
    /// <summary>The colour number of the largest value.</summary>
    internal const byte Largest = 254;

    /// <summary>The colour number of a place without a value.</summary>
    internal const byte Missing = 255;
}
