using System;
using System.Numerics;

namespace NumVid.Compare.Metrics;

/// <summary>Takes part in the one pass over the original and the decoded values of a cell.</summary>
/// <remarks>
/// <para>Every point of the field comes exactly once, in the blocks of <see cref="FieldBlocks"/>: they depend on the
/// field's shape alone, so a sum in the order of the calls is the same for every format, machine and number of
/// threads.</para>
/// <para>The spans are lent for the call: they are overwritten afterwards. All calls come one after another, on any
/// thread.</para>
/// </remarks>
internal interface IBlockObserver
{
    /// <summary>Sees one block.</summary>
    /// <param name="original">The original values of the block, row-major within it.</param>
    /// <param name="decoded">What came back for the same points.</param>
    /// <param name="block">Where they stand in the field.</param>
    void Add<TOriginal, TDecoded>(ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, FieldBlock block)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>;
}
