using System;
using System.Numerics;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Contracts;

/// <summary>A codec of values: values, mask and steps in, their reconstruction back, the same one on every
/// machine.</summary>
/// <remarks>It makes its own integers, so no scaling and no picture stands before it. What it reconstructs is meant to
/// be within half a step of each value; the proof finds where it is not.</remarks>
internal abstract class ValueCodec : Codec
{
    /// <summary>Encodes values.</summary>
    /// <typeparam name="T">Float or double.</typeparam>
    /// <param name="values">The values, frame after frame; those under the mask are anything.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="mask">Points that need no value, or null for none.</param>
    /// <param name="steps">The step of each frame, twice the largest error that is allowed in it; all positive.</param>
    /// <param name="effort">How long it may take.</param>
    /// <param name="reconstruction">Receives what decoding gives but for what is under the mask; may be empty.</param>
    /// <param name="goesOn">Whether frames will be added later (<see cref="TryGoOn"/>).</param>
    /// <returns>The bytes, which decode with the same geometry, mask and steps.</returns>
    internal abstract byte[] Encode<T>(
        ReadOnlySpan<T> values, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps,
        CodingEffort effort, Span<T> reconstruction = default, bool goesOn = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Whether frames of any values can be added to a stream.</summary>
    /// <param name="bytes">The stream.</param>
    /// <param name="frames">The frames that it has.</param>
    /// <param name="step">The step that was asked for when it was made.</param>
    /// <exception cref="System.IO.InvalidDataException">The bytes are damaged.</exception>
    internal virtual bool CanGoOn(ReadOnlyMemory<byte> bytes, int frames, double step) => false;

    /// <summary>Encodes the frames of a stream once more, so that they are reconstructed as before, and goes on with
    /// others behind them.</summary>
    /// <typeparam name="T">Float or double.</typeparam>
    /// <param name="bytes">The stream.</param>
    /// <param name="frames">The frames that it has.</param>
    /// <param name="values">The values of all frames; of those in the stream only the mask counts.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="mask">Points that need no value, or null for none.</param>
    /// <param name="steps">The step of each frame, the first ones as they were.</param>
    /// <param name="reconstruction">Receives what decoding gives.</param>
    /// <returns>The bytes, or null where the old frames would change.</returns>
    /// <exception cref="System.IO.InvalidDataException">The bytes are damaged.</exception>
    internal virtual byte[]? TryGoOn<T>(
        ReadOnlyMemory<byte> bytes, int frames, ReadOnlySpan<T> values, SegmentGeometry geometry, bool[]? mask,
        ReadOnlySpan<double> steps, Span<T> reconstruction)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => null;

    /// <summary>Reconstructs values.</summary>
    /// <typeparam name="T">Float or double.</typeparam>
    /// <param name="bytes">The bytes, which nobody has vouched for.</param>
    /// <param name="geometry">The shape of the values.</param>
    /// <param name="mask">Points that need no value, or null for none.</param>
    /// <param name="steps">The step of each frame.</param>
    /// <param name="values">Receives the values; what it puts under the mask is overwritten.</param>
    /// <exception cref="System.IO.InvalidDataException">The bytes are damaged.</exception>
    internal abstract void Decode<T>(
        ReadOnlyMemory<byte> bytes, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
