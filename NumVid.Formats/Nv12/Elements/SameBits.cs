using System;

namespace NumVid.Formats.Nv12.Elements;

/// <summary>Compares values bit by bit.</summary>
internal static class SameBits
{
    /// <summary>Whether two runs of values are the same.</summary>
    internal static bool Are<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
    {
        if (typeof(T) != typeof(string))
        {
            return ElementBytes.AsBytes(left).SequenceEqual(ElementBytes.AsBytes(right));
        }

        for (var i = 0; i < left.Length && left.Length == right.Length; i++)
        {
            if (!Equals(left[i], right[i]))
            {
                return false;
            }
        }

        return left.Length == right.Length;
    }
}
