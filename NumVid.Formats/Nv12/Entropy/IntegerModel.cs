using System;
using System.Numerics;
using System.Threading;

namespace NumVid.Formats.Nv12.Entropy;

/// <summary>The decisions that make up one 64-bit whole number: zero, bit length, sign, two bits below the top one, raw
/// bits.</summary>
/// <remarks>A number of any width costs at most ten decisions; what lies lower is noise and is not modelled. The
/// residual of video has a model of its own, whose numbers are small.</remarks>
internal sealed class IntegerModel : IDisposable
{
    /// <summary>Contexts of magnitude; two sets, for points with and without a frame before them.</summary>
    internal const int ContextCount = 128;

    private const int SignContexts = 27;
    private const int LengthBits = 6;
    private const int Lengths = 1 << LengthBits;
    private const int ModelledBits = 2;

    private static readonly IntegerModel?[] s_free = new IntegerModel?[Environment.ProcessorCount];

    private readonly AdaptiveBit[] _zero = AdaptiveBit.Create(2 * ContextCount);
    private readonly AdaptiveBit[] _length = AdaptiveBit.Create(2 * ContextCount * Lengths);
    private readonly AdaptiveBit[] _sign = AdaptiveBit.Create(SignContexts);
    private readonly AdaptiveBit[] _below = AdaptiveBit.Create(2 * ContextCount * Lengths * 4);

    /// <summary>Gives a model that knows nothing: half a megabyte, which small segments need again and again.</summary>
    internal static IntegerModel Rent()
    {
        foreach (ref var place in s_free.AsSpan())
        {
            if (Interlocked.Exchange(ref place, null) is { } model)
            {
                foreach (var bits in (ReadOnlySpan<AdaptiveBit[]>)[model._zero, model._length, model._sign, model._below])
                {
                    AdaptiveBit.Reset(bits);
                }

                return model;
            }
        }

        return new IntegerModel();
    }

    /// <summary>Leaves it to the next; nothing is coded afterwards.</summary>
    public void Dispose()
    {
        foreach (ref var place in s_free.AsSpan())
        {
            if (Interlocked.CompareExchange(ref place, this, null) is null)
            {
                return;
            }
        }
    }

    /// <summary>Codes one number.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="raw">The store of raw bits.</param>
    /// <param name="value">The number when encoding; ignored when decoding.</param>
    /// <param name="context">A context of magnitude.</param>
    /// <param name="signContext">A context of sign, 0 to 26.</param>
    /// <returns>The number.</returns>
    internal long Code<TCoder, TRaw>(ref TCoder coder, ref TRaw raw, long value, int context, int signContext)
        where TCoder : struct, IBitCoder
        where TRaw : struct, IRawBits
    {
        if (coder.Code(value != 0 ? 1 : 0, ref _zero[context]) == 0)
        {
            return 0;
        }

        var magnitude = value < 0 ? 0 - (ulong)value : (ulong)value;
        var top = CodeLength(ref coder, BitOperations.Log2(magnitude), context * Lengths);
        var isNegative = coder.Code(value < 0 ? 1 : 0, ref _sign[signContext]) != 0;
        magnitude = CodeMagnitude(ref coder, ref raw, magnitude, top, ((context * Lengths) + top) * 4);
        return isNegative ? (long)(0 - magnitude) : (long)magnitude;
    }

    // A binary tree over the place of the top bit, highest bit first.
    private int CodeLength<TCoder>(ref TCoder coder, int top, int offset)
        where TCoder : struct, IBitCoder
    {
        var node = 1;
        for (var shift = LengthBits - 1; shift >= 0; shift--)
        {
            node = (node << 1) | coder.Code((top >> shift) & 1, ref _length[offset + node]);
        }

        return node - Lengths;
    }

    private ulong CodeMagnitude<TCoder, TRaw>(ref TCoder coder, ref TRaw raw, ulong magnitude, int top, int offset)
        where TCoder : struct, IBitCoder
        where TRaw : struct, IRawBits
    {
        var known = 1;
        var shift = top - 1;
        for (; shift >= 0 && shift >= top - ModelledBits; shift--)
        {
            known = (known << 1) | coder.Code((int)(magnitude >> shift) & 1, ref _below[offset + known]);
        }

        var rest = shift + 1;
        return rest == 0 ? (ulong)known : ((ulong)known << rest) | raw.Code(magnitude & ((1UL << rest) - 1), rest);
    }
}
