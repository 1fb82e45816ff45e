namespace Microsoft.Research.Science.Data;

/// <summary>A view of every n-th element of another variable.</summary>
public interface IStriddenVariable
{
    /// <summary>Moves the view.</summary>
    /// <param name="origin">The first position along each axis of the other variable.</param>
    void SetIndexSpaceOrigin(int[] origin);
}
