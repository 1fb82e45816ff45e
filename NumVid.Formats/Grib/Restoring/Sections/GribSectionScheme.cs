using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>One way of packing numbers into a data section.</summary>
internal abstract class GribSectionScheme
{
    /// <summary>What stands in its notes for it, 1 to 31.</summary>
    internal abstract byte Code { get; }

    /// <summary>Whether a field has this packing, and the headers tell all that is needed of it.</summary>
    internal abstract bool Accepts(GribFieldHeaders headers, GribPackingHead head);

    /// <summary>Turns values into numbers.</summary>
    /// <param name="headers">The sections in front of the data.</param>
    /// <param name="head">What the numbers mean.</param>
    /// <param name="values">The values of all points in the order of the message.</param>
    /// <param name="numbers">The numbers of the points that have one.</param>
    internal virtual void ToNumbers<T>(
        GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<T> values, Span<long> numbers)
        where T : struct, System.Numerics.IFloatingPointIeee754<T> =>
        GribNumbers.FromValues(headers, head.Scale, values, numbers);

    /// <summary>Unpacks a section; null where it is not what the headers say.</summary>
    /// <returns>The numbers of the points that have one; <see cref="GribNumbers.Missing"/> for those that are missing
    /// nevertheless.</returns>
    internal abstract long[]? Unpack(GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<byte> section);

    /// <summary>Notes what making it again needs beside the numbers.</summary>
    /// <param name="headers">The sections in front of the data.</param>
    /// <param name="head">What the numbers mean.</param>
    /// <param name="section">The section.</param>
    /// <param name="numbers">What was unpacked from it.</param>
    /// <param name="note">Where it is noted.</param>
    internal abstract void Describe(
        GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<byte> section, ReadOnlySpan<long> numbers,
        NoteWriter note);

    /// <summary>Makes a section.</summary>
    /// <param name="headers">The sections in front of the data.</param>
    /// <param name="head">What the numbers mean.</param>
    /// <param name="numbers">The numbers; they may be lost.</param>
    /// <param name="note">What was noted.</param>
    /// <exception cref="System.IO.InvalidDataException">The note cannot be true.</exception>
    internal abstract byte[] Remake(
        GribFieldHeaders headers, GribPackingHead head, Memory<long> numbers, ref NoteReader note);

    /// <summary>Makes a section from values that may still come.</summary>
    /// <param name="headers">The sections in front of the data.</param>
    /// <param name="head">What the numbers mean.</param>
    /// <param name="values">The values of all points in the order of the message, NaN where missing.</param>
    /// <param name="waitFor">Waits until so many of them are there.</param>
    /// <param name="numbers">Room for the numbers of the points that have one.</param>
    /// <param name="note">What was noted.</param>
    /// <exception cref="System.IO.InvalidDataException">The note cannot be true.</exception>
    internal virtual byte[] Remake<T>(
        GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<T> values, Action<int> waitFor,
        Memory<long> numbers, ref NoteReader note)
        where T : struct, System.Numerics.IFloatingPointIeee754<T>
    {
        waitFor(values.Length);
        ToNumbers(headers, head, values, numbers.Span);
        return Remake(headers, head, numbers, ref note);
    }
}
