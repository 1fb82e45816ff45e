using System;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Made-up ensembles.</summary>
internal static class MemberFields
{
    /// <summary>Rough fields that all members share at a time and level, with a little of each member's own; dimensions
    /// member, time, level, y, x.</summary>
    internal static float[] Ensemble(
        int members, int times, int levels, int rows, int columns, int seed, double own = 0.05)
    {
        var random = new Random(seed);
        var values = new float[members * times * levels * rows * columns];
        var frame = rows * columns;
        for (var shared = 0; shared < times * levels; shared++)
        {
            for (var point = 0; point < frame; point++)
            {
                var common = (100 * (shared % levels)) + (20 * random.NextDouble());
                for (var member = 0; member < members; member++)
                {
                    values[(((member * times * levels) + shared) * frame) + point] =
                        (float)(common + (own * (random.NextDouble() - 0.5)));
                }
            }
        }

        return values;
    }
}
