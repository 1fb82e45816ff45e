namespace NumVid.Tests.Architecture.Samples.Left.Below;

/// <summary>Knows a type of the folder above it.</summary>
internal sealed class LowerPart
{
    public LeftPart? Other { get; set; }
}
