namespace NumVid.Formats.Nv12.Manifest;

/// <summary>Values whose distances grow with their magnitude, counted by whole numbers of their sign; 0 is zero
/// itself.</summary>
/// <param name="First">The magnitude of number 1.</param>
/// <param name="Growth">The distance of a magnitude to the next, as a part of it.</param>
/// <param name="Limit">The largest distance; infinity for none.</param>
/// <param name="Least">The smallest distance.</param>
/// <param name="Count">The largest number.</param>
/// <remarks>The manifest calls such a grid <c>levels</c>.</remarks>
internal sealed record RelativeGrid(double First, double Growth, double Limit, double Least, int Count)
{
    /// <summary>A longer grid costs a reader more than direct values.</summary>
    internal const int MaxCount = 1 << 22;
}
