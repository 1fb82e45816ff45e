using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Classic;

/// <summary>Where a classic file keeps a variable.</summary>
/// <param name="Shape">Its lengths; 0 on the first axis marks a record variable.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Begin">Offset of its first value, or of its part of the first record.</param>
internal sealed record ClassicVariable(long[] Shape, NetCdfType Type, long Begin)
{
    /// <summary>Bytes of one value.</summary>
    internal int ValueByteCount => NetCdfTypes.ByteCount(Type);

    /// <summary>Whether it has one part in every record.</summary>
    internal bool IsRecord => Shape.Length > 0 && Shape[0] == 0;

    /// <summary>Bytes of the whole variable, or of its part of one record, without padding.</summary>
    internal long PartByteCount
    {
        get
        {
            long bytes = ValueByteCount;
            for (var axis = IsRecord ? 1 : 0; axis < Shape.Length; axis++)
            {
                bytes = checked(bytes * Shape[axis]);
            }

            return bytes;
        }
    }
}
