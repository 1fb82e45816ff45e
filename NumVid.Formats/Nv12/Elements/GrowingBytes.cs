using System;
using System.Buffers;

namespace NumVid.Formats.Nv12.Elements;

/// <summary>Bytes that come one after the other, and nobody knows how many; they wait in an array that is
/// lent.</summary>
/// <remarks>A list that doubles would leave twice the bytes behind, and once more with the copy at the end.</remarks>
internal sealed class GrowingBytes
{
    private const int FirstLength = 1 << 12;
    private const int LargestKept = 1 << 22;
    private const int KeptOfEachSize = 8;

    // Not the pool that all code of a process shares: coded bytes must not lie where somebody else may still write who
    // has given an array back too early, and 4096 bytes are what streams of all kinds lend.
    private static readonly ArrayPool<byte> s_pool = ArrayPool<byte>.Create(LargestKept, KeptOfEachSize);

    private byte[] _bytes = s_pool.Rent(FirstLength);

    /// <summary>The bytes so far.</summary>
    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    private int _count;

    /// <summary>Adds a byte.</summary>
    internal void Add(byte value)
    {
        if (_count == _bytes.Length)
        {
            Grow(1);
        }

        _bytes[_count++] = value;
    }

    /// <summary>Adds bytes.</summary>
    internal void Add(ReadOnlySpan<byte> values)
    {
        if (values.Length > _bytes.Length - _count)
        {
            Grow(values.Length);
        }

        values.CopyTo(_bytes.AsSpan(_count));
        _count += values.Length;
    }

    /// <summary>The first bytes, in an array of their own; what is lent goes back, and nothing can be added any
    /// more.</summary>
    internal byte[] Finish(int length)
    {
        var result = _bytes.AsSpan(0, length).ToArray();
        s_pool.Return(_bytes);
        (_bytes, _count) = ([], 0);
        return result;
    }

    private void Grow(int more)
    {
        var larger =
            s_pool.Rent(Math.Max(checked(_count + more), (int)Math.Min(2L * _count, Array.MaxLength)));
        Written.CopyTo(larger);
        s_pool.Return(_bytes);
        _bytes = larger;
    }
}
