using NumVid.Tests.Architecture.Samples.Left;

namespace NumVid.Tests.Architecture.Samples.Right;

/// <summary>Closes the circle with the folder beside it.</summary>
internal sealed class RightPart
{
    public LeftPart? Other { get; set; }
}
