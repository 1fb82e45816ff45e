using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Entropy;

/// <summary>Packs bits that no model can predict, from the lowest bit of the first byte on.</summary>
internal struct RawBitWriter : IRawBits
{
    private const int HalfWord = 32;

    private readonly GrowingBytes _output;
    private ulong _held;
    private int _heldCount;

    /// <summary>Creates a writer with nothing written.</summary>
    public RawBitWriter() => _output = new GrowingBytes();

    /// <inheritdoc/>
    public ulong Code(ulong bits, int count)
    {
        if (count > HalfWord)
        {
            Code(bits & uint.MaxValue, HalfWord);
            Code(bits >> HalfWord, count - HalfWord);
            return bits;
        }

        _held |= bits << _heldCount;
        for (_heldCount += count; _heldCount >= 8; _heldCount -= 8)
        {
            _output.Add((byte)_held);
            _held >>= 8;
        }

        return bits;
    }

    /// <summary>All bits; the last byte is filled with zeros.</summary>
    internal readonly byte[] Finish()
    {
        if (_heldCount > 0)
        {
            _output.Add((byte)_held);
        }

        return _output.Finish(_output.Written.Length);
    }
}
