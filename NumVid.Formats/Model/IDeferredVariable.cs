using System;

namespace NumVid.Formats.Model;

/// <summary>Reads a box of values when it is needed.</summary>
/// <param name="origin">The index of the first point.</param>
/// <param name="shape">The lengths of the box.</param>
/// <returns>An array of the variable's type with that shape, which is not changed.</returns>
/// <remarks>Called by several threads at once, in any order, and more than once for a point.</remarks>
public delegate Array BlockReader(int[] origin, int[] shape);

/// <summary>A variable that takes values which are not in memory: they are asked for box by box during the
/// commit.</summary>
/// <remarks>SDS holds everything that is put until the commit. A field larger than memory could only be appended piece
/// by piece, which writes a file as often, and fixes bounds by the first piece alone; this is one commit as for any
/// field.</remarks>
public interface IDeferredVariable
{
    /// <summary>Puts a whole field at the origin without reading it yet; pending changes like those of
    /// <c>PutData</c>.</summary>
    /// <param name="shape">The lengths of the field; as many as the variable has dimensions.</param>
    /// <param name="read">Gives the values; called until the commit has ended, and then no more.</param>
    void PutDeferred(int[] shape, BlockReader read);
}
