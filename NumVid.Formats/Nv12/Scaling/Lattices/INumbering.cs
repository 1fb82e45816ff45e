using System;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Scaling.Lattices;

/// <summary>A set of values of Single or Double that whole numbers count, so that neighbours get numbers near each
/// other.</summary>
internal interface INumbering
{
    /// <summary>Numbers of values; those that have none are marked.</summary>
    /// <param name="values">The values, of all the frames that the numbering was made for.</param>
    (long[] Words, bool[]? Mask) Index<T>(ReadOnlySpan<T> values);

    /// <summary>The values of numbers, rounded once to the type; numbers outside a table give anything.</summary>
    T[] ToValues<T>(long[] words);

    /// <summary>The same numbering for a sample of the values.</summary>
    INumbering For(SampleBlock block);
}
