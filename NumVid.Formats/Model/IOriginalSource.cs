using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>A dataset that can tell how its file is made again from the values of its variables.</summary>
internal interface IOriginalSource
{
    /// <summary>Finds planes as the file packs them, where that is what it takes to make their part of the file
    /// again.</summary>
    /// <param name="variable">The name of a variable.</param>
    /// <param name="origin">The origin of a box of it.</param>
    /// <param name="shape">The shape of the box.</param>
    /// <returns>One for each plane of the box in its order; null where one of them is not packed so.</returns>
    IReadOnlyList<PackedField>? FindPacked(string variable, int[] origin, int[] shape) => null;

    /// <summary>Describes the file; the values are to be had elsewhere when it is made again.</summary>
    /// <param name="sink">Takes what does not follow from values.</param>
    OriginalFile DescribeOriginal(IOriginalSink sink);
}
