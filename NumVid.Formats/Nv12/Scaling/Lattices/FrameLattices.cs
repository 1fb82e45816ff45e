using System;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Scaling.Lattices;

/// <summary>A lattice for each frame, as series of messages have that were packed one by one.</summary>
internal sealed class FrameLattices : INumbering
{
    // A step near the resolution of the floats saves nothing.
    private const double MinUlps = 2;

    private readonly Lattice[] _lattices;

    /// <summary>Creates the lattices of some frames, each of which ends with a product.</summary>
    internal FrameLattices(Lattice[] lattices) => _lattices = lattices;

    /// <summary>The lattices, one a frame.</summary>
    internal ReadOnlySpan<Lattice> Lattices => _lattices;

    /// <summary>Finds the lattices of frames of floats, or returns null when a frame has none.</summary>
    internal static FrameLattices? Find(ReadOnlySpan<float> values, SegmentGeometry geometry)
    {
        if (geometry.Frames < 2)
        {
            return null;
        }

        var lattices = new Lattice[geometry.Frames];
        var size = geometry.Rows * geometry.Columns;
        for (var frame = 0; frame < lattices.Length; frame++)
        {
            if (FindOne(values.Slice(frame * size, size)) is not { } lattice)
            {
                return null;
            }

            lattices[frame] = lattice;
        }

        return new FrameLattices(lattices);
    }

    /// <inheritdoc/>
    public (long[] Words, bool[]? Mask) Index<T>(ReadOnlySpan<T> values)
    {
        var words = new long[values.Length];
        bool[]? mask = null;
        var size = values.Length / _lattices.Length;
        for (var frame = 0; frame < _lattices.Length; frame++)
        {
            var (part, misfits) = _lattices[frame].Index(values.Slice(frame * size, size));
            part.CopyTo(words, frame * size);
            if (misfits is not null)
            {
                mask ??= new bool[words.Length];
                misfits.CopyTo(mask, frame * size);
            }
        }

        return (words, mask);
    }

    /// <inheritdoc/>
    public T[] ToValues<T>(long[] words)
    {
        var size = words.Length / _lattices.Length;
        var values = new T[words.Length];
        for (var frame = 0; frame < _lattices.Length; frame++)
        {
            ToValues(words.AsSpan(frame * size, size), frame, values.AsSpan(frame * size, size));
        }

        return values;
    }

    /// <inheritdoc/>
    public void ToValues<T>(ReadOnlySpan<long> words, int frame, Span<T> values) =>
        _lattices[frame].ToValues(words, frame, values);

    /// <summary>Takes away what the frame before predicts: the number next to its value at the same point.</summary>
    internal void Subtract<T>(long[] words, ReadOnlySpan<T> values)
    {
        var size = words.Length / _lattices.Length;
        for (var i = size; i < words.Length; i++)
        {
            words[i] -= _lattices[i / size].NearestIndex(FloatNumbers.Of(values[i - size]));
        }
    }

    /// <summary>Undoes <see cref="Subtract"/> and turns numbers into values; points of the mask have theirs
    /// already.</summary>
    internal void Restore<T>(long[] words, bool[]? mask, T[] values)
    {
        var size = words.Length / _lattices.Length;
        for (var frame = 0; frame < _lattices.Length; frame++)
        {
            var start = frame * size;
            Restore(
                words.AsSpan(start, size), mask is null ? [] : mask.AsSpan(start, size), frame,
                frame == 0 ? [] : values.AsSpan(start - size, size), values.AsSpan(start, size));
        }
    }

    /// <summary>The same for some points of a frame.</summary>
    /// <param name="words">What is left of their numbers.</param>
    /// <param name="mask">Which of them have their values already; empty for none.</param>
    /// <param name="frame">The number of the frame, from 0.</param>
    /// <param name="before">The values of the same points in the frame before; empty in the first.</param>
    /// <param name="values">Takes the values.</param>
    internal void Restore<T>(
        ReadOnlySpan<long> words, ReadOnlySpan<bool> mask, int frame, ReadOnlySpan<T> before, Span<T> values)
    {
        var lattice = _lattices[frame];
        for (var i = 0; i < values.Length; i++)
        {
            if (mask.IsEmpty || !mask[i])
            {
                var number =
                    words[i] + (before.IsEmpty ? 0 : lattice.NearestIndex(FloatNumbers.Of(before[i])));
                values[i] = FloatNumbers.As<T>(lattice.At(number));
            }
        }
    }

    /// <inheritdoc/>
    public INumbering For(SampleBlock block)
    {
        var first = (block.Whole.Frames - block.Geometry.Frames) / 2;
        return new FrameLattices(_lattices[first..(first + block.Geometry.Frames)]);
    }

    private static Lattice? FindOne(ReadOnlySpan<float> frame)
    {
        var (origin, largest) = (float.NaN, 0.0f);
        foreach (var value in frame)
        {
            if (float.IsFinite(value))
            {
                origin = float.IsNaN(origin) ? value : origin;
                largest = Math.Max(largest, Math.Abs(value));
            }
        }

        if (float.IsNaN(origin))
        {
            return new Lattice(0, 1, 1, false);
        }

        // Steps of a power of two from any origin: exact in double, so that the first value will do as the origin.
        var offsets = new double[frame.Length];
        var isConstant = true;
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = (double)frame[i] - origin;
            isConstant &= offsets[i] == 0 || !double.IsFinite(offsets[i]);
        }

        if (isConstant)
        {
            return new Lattice(origin, 1, 1, false);
        }

        var finest = MinUlps * (MathF.BitIncrement(largest) - (double)largest);
        return DyadicLattice.Find<double>(offsets) is { } dyadic && dyadic.Step >= finest
            ? dyadic with { Origin = origin }
            : PackedLattice.Find(frame)?.Lattice;
    }
}
