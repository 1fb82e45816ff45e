namespace Microsoft.Research.Science.Data;

/// <summary>A dataset that stores its variables in chunks whose size can be chosen.</summary>
public interface IChunkSizesAdjustable
{
    /// <summary>Chooses the chunks of variables that are added later and have as many axes.</summary>
    /// <param name="sizes">The lengths of a chunk, 1 or more.</param>
    void SetChunkSizes(int[] sizes);
}
