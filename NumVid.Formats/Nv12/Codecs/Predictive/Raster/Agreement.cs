using System.Runtime.CompilerServices;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Raster;

/// <summary>The value that most of seven neighbours have, those nearest counting three, the others two.</summary>
/// <param name="Value">The value.</param>
/// <param name="Pattern">Which of the seven have it.</param>
internal readonly record struct Agreement(float Value, int Pattern)
{
    /// <summary>Patterns of seven neighbours.</summary>
    internal const int Patterns = 128;

    private const int Neighbours = 7;
    private const int Nearest = 3;

    /// <summary>Finds the value: of equal votes the first.</summary>
    /// <param name="neighbours">West, north and the same point before (or two to the west); north-east, north-west, and
    /// to the east and to the south before (or two to the north and to the west).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe Agreement Of(float* neighbours)
    {
        var (value, pattern, votes) = (0f, 0, 0);
        for (var i = 0; i < Nearest; i++)
        {
            var (own, count) = (0, 0);
            for (var j = 0; j < Neighbours; j++)
            {
                if (neighbours[j] == neighbours[i])
                {
                    own |= 1 << j;
                    count += j < Nearest ? 3 : 2;
                }
            }

            if (count > votes)
            {
                (value, pattern, votes) = (neighbours[i], own, count);
            }
        }

        return new Agreement(value, pattern);
    }
}
