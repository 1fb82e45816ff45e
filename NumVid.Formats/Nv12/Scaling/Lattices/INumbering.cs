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
    T[] ToValues<T>(long[] words)
    {
        var values = new T[words.Length];
        ToValues(words, 0, values.AsSpan());
        return values;
    }

    /// <summary>The values of numbers of one frame, rounded once to the type.</summary>
    /// <param name="words">The numbers.</param>
    /// <param name="frame">The number of the frame, from 0.</param>
    /// <param name="values">The values.</param>
    void ToValues<T>(ReadOnlySpan<long> words, int frame, Span<T> values);

    /// <summary>The same numbering for a sample of the values.</summary>
    INumbering For(SampleBlock block);
}
