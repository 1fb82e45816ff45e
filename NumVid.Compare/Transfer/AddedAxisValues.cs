using System;

namespace NumVid.Compare.Transfer;

/// <summary>Numbers seen with one more axis in front, of length 1.</summary>
/// <param name="values">The numbers, of one of the primitive types.</param>
internal sealed class AddedAxisValues(FieldValues values) : FieldValues(values.Type, [1, .. values.Shape])
{
    /// <inheritdoc/>
    internal override Array Read(int[] origin, int[] shape)
    {
        var read = values.Read(origin[1..], shape[1..]);
        var box = Array.CreateInstance(Type, shape);
        Buffer.BlockCopy(read, 0, box, 0, Buffer.ByteLength(box));
        return box;
    }
}
