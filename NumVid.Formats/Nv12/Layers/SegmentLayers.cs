using System;
using System.IO;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>The layers of a segment, as bytes; what is empty is not there.</summary>
/// <param name="Mask">Which points are special.</param>
/// <param name="Specials">The bit patterns of special points.</param>
/// <param name="Residual">What the base lacks.</param>
/// <param name="Patches">Points that are kept exactly.</param>
internal readonly record struct SegmentLayers(
    ReadOnlyMemory<byte> Mask, ReadOnlyMemory<byte> Specials, ReadOnlyMemory<byte> Residual,
    ReadOnlyMemory<byte> Patches)
{
    /// <summary>Splits the bytes of an entry.</summary>
    /// <exception cref="InvalidDataException">They are not as many as the lengths say.</exception>
    internal static SegmentLayers Split(LayerLengths lengths, ReadOnlyMemory<byte> bytes)
    {
        if (lengths.Total != bytes.Length)
        {
            throw new InvalidDataException($"the layers take {bytes.Length} bytes instead of {lengths.Total}");
        }

        var specials = lengths.Mask;
        var residual = specials + lengths.Specials;
        var patches = residual + lengths.Residual;
        return new SegmentLayers(
            bytes[..specials], bytes[specials..residual], bytes[residual..patches], bytes[patches..]);
    }
}
