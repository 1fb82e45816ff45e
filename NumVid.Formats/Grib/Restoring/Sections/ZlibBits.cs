using System.Buffers;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Writes bits as deflate has them, the lowest first.</summary>
internal sealed class ZlibBits
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private ulong _pending;
    private int _count;

    /// <summary>What was written, whole bytes.</summary>
    internal byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>Writes a number of at most 16 bits.</summary>
    internal void Write(int value, int bits)
    {
        _pending |= (ulong)(uint)value << _count;
        for (_count += bits; _count >= 8; _count -= 8)
        {
            Append((byte)_pending);
            _pending >>= 8;
        }
    }

    /// <summary>Fills the last byte with zeros.</summary>
    internal void Align()
    {
        if (_count > 0)
        {
            Append((byte)_pending);
            (_pending, _count) = (0, 0);
        }
    }

    /// <summary>Writes whole bytes, from a byte's beginning on.</summary>
    internal void Write(System.ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    private void Append(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }
}
