using NumVid.Tests.Architecture.Samples.Left.Below;
using NumVid.Tests.Architecture.Samples.Right;

namespace NumVid.Tests.Architecture.Samples.Left;

/// <summary>Knows a folder below it and one beside it, and both know it.</summary>
internal sealed class LeftPart
{
    public LowerPart? Lower { get; set; }

    public RightPart? Right { get; set; }
}
