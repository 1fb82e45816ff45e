using System.Numerics;
using System.Runtime.CompilerServices;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Entropy;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Linear;

/// <summary>Codes whole numbers: their sign and about how large they are as a symbol in a context, what lies lower as
/// even bits.</summary>
/// <remarks>Bounds: a context is below the number of contexts.</remarks>
internal sealed unsafe class LinearNumbers
{
    private const int Escape = 7;
    private const int FirstEscaped = 12;
    private const int LongLength = SymbolModel.Symbols - 1;
    private const int LengthBits = 3;
    private const int EvenBits = 12;

    private readonly AlignedMemory<SymbolModel> _first;
    private readonly AlignedMemory<SymbolModel> _second;
    private readonly AlignedMemory<SymbolModel> _lengths;
    private readonly AlignedMemory<byte> _buckets;
    private readonly AlignedMemory<int> _starts;
    private readonly AlignedMemory<int> _bits;

    /// <summary>Creates models that have learned nothing.</summary>
    /// <param name="memory">What they are taken from.</param>
    /// <param name="first">First contexts.</param>
    /// <param name="second">Second contexts.</param>
    internal LinearNumbers(ModelMemory memory, int first, int second)
    {
        _first = Models(memory, first);
        _second = Models(memory, second);
        _lengths = Models(memory, 2);
        _buckets = new AlignedMemory<byte>(memory, 16);
        _starts = new AlignedMemory<int>(memory, 8);
        _bits = new AlignedMemory<int>(memory, 8);

        // 0, 1, 2, 3, 4 and 5, 6 and 7, 8 to 11, more.
        var start = 0;
        for (var bucket = 0; bucket < Escape; bucket++)
        {
            _starts.Start[bucket] = start;
            _bits.Start[bucket] = bucket < 4 ? 0 : bucket < 6 ? 1 : 2;
            for (var end = start + (1 << _bits.Start[bucket]); start < end; start++)
            {
                _buckets.Start[start] = (byte)bucket;
            }
        }
    }

    /// <summary>Codes a number.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="value">The number when encoding; ignored when decoding.</param>
    /// <param name="context">The first context.</param>
    /// <param name="other">The second one.</param>
    /// <param name="lowBits">Bits that are as likely 0 as 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Code<TCoder>(ref TCoder coder, int value, int context, int other, int lowBits)
        where TCoder : struct, IBitCoder
    {
        ref var first = ref _first.Start[context];
        ref var second = ref _second.Start[other];
        if (lowBits > 0)
        {
            return CodeWide(ref coder, value, ref first, ref second, lowBits);
        }

        var magnitude = value < 0 ? -value : value;
        var bucket = magnitude < FirstEscaped ? _buckets.Start[magnitude] : Escape;
        var symbol = coder.Code(bucket == 0 ? 0 : (2 * bucket) - (value < 0 ? 0 : 1), ref first, ref second);
        bucket = (symbol + 1) >> 1;
        magnitude = bucket < 4 ? bucket : CodeRest(ref coder, magnitude, bucket);
        return (symbol & 1) == 0 ? -magnitude : magnitude;
    }

    private int CodeWide<TCoder>(
        ref TCoder coder, int value, ref SymbolModel first, ref SymbolModel second, int lowBits)
        where TCoder : struct, IBitCoder
    {
        var magnitude = value < 0 ? -1 - value : value;
        var high = magnitude >> lowBits;
        var bucket = high < FirstEscaped ? _buckets.Start[high] : Escape;
        var symbol = coder.Code((2 * bucket) + (value < 0 ? 1 : 0), ref first, ref second);
        bucket = symbol >> 1;
        high = bucket < 4 ? bucket : CodeRest(ref coder, high, bucket);
        magnitude = (high << lowBits) | (int)CodeEven(ref coder, (uint)magnitude & ((1u << lowBits) - 1), lowBits);
        return (symbol & 1) == 0 ? magnitude : -1 - magnitude;
    }

    private int CodeRest<TCoder>(ref TCoder coder, int magnitude, int bucket)
        where TCoder : struct, IBitCoder
    {
        if (bucket < Escape)
        {
            var start = _starts.Start[bucket];
            return start + (int)coder.CodeEven((uint)(magnitude - start), _bits.Start[bucket]);
        }

        // A length, and the bits below the top one.
        var rest = (uint)(magnitude - FirstEscaped + 1);
        var log = BitOperations.Log2(rest);
        var length = coder.Code(Magnitudes.AtMost(log, LongLength), ref _lengths.Start[0], ref _lengths.Start[1]);
        if (length == LongLength)
        {
            length += (int)coder.CodeEven((uint)(log - length), LengthBits);
        }

        var low = CodeEven(ref coder, rest & ((1u << length) - 1), length);
        return FirstEscaped - 1 + (int)((1u << length) | low);
    }

    private static uint CodeEven<TCoder>(ref TCoder coder, uint bits, int count)
        where TCoder : struct, IBitCoder
    {
        if (count <= EvenBits)
        {
            return coder.CodeEven(bits, count);
        }

        var high = coder.CodeEven(bits >> EvenBits, count - EvenBits);
        return (high << EvenBits) | coder.CodeEven(bits & ((1u << EvenBits) - 1), EvenBits);
    }

    private static AlignedMemory<SymbolModel> Models(ModelMemory memory, int count)
    {
        var models = new AlignedMemory<SymbolModel>(memory, count);
        for (var i = 0; i < count; i++)
        {
            models.Start[i].Reset();
        }

        return models;
    }
}
