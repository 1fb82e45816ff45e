using System;
using System.Buffers.Binary;
using System.IO;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Prediction;
using NumVid.Formats.Nv12.Scaling.Lattices;

namespace NumVid.Formats.Nv12.Exact;

/// <summary>The parts of what <see cref="PredictedCoder"/> makes.</summary>
internal sealed record PredictedStream
{
    /// <summary>The bytes of the header.</summary>
    internal const int HeaderBytes = 3 + (3 * sizeof(int));

    private const int MaxShift = 63;
    private Lazy<bool[]?> _mask = new(() => null);

    /// <summary>How numbers are predicted, within a frame where <see cref="FrameLattices"/> do the rest.</summary>
    internal required Predictor Predictor { get; init; }

    /// <summary>The low bits that are 0 in all numbers.</summary>
    internal required int Shift { get; init; }

    /// <summary>What numbers count; null for the words of the elements.</summary>
    internal required INumbering? Numbering { get; init; }

    /// <summary>The lattices that predict a frame from the one before; null where nothing of the sort is done.</summary>
    internal required FrameLattices? FrameLattices { get; init; }

    /// <summary>Points without number, or null; decoded when it is first asked for.</summary>
    internal bool[]? Mask => _mask.Value;

    /// <summary>Their values, as <see cref="SpecialBits"/> has them.</summary>
    internal required ReadOnlyMemory<byte> Specials { get; init; }

    /// <summary>The modelled stream.</summary>
    internal required ReadOnlyMemory<byte> Modelled { get; init; }

    /// <summary>The raw bits.</summary>
    internal required ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>Points that are not in the streams, or null.</summary>
    internal bool[]? Skipped => Predictor.SkipsMask ? Mask : null;

    /// <summary>Takes the bytes apart.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static PredictedStream Read<T>(ReadOnlyMemory<byte> bytes, SegmentGeometry geometry)
    {
        var header = bytes.Span;
        if (bytes.Length < HeaderBytes || !new Predictor(header[2]).IsKnown || header[1] > MaxShift
            || header[0] > (ElementWords.IsFloat<T>() ? NumberingMaps.Table : NumberingMaps.Words))
        {
            throw new InvalidDataException(
                $"{bytes.Length} bytes of predicted values of type {typeof(T).Name} have no known header");
        }

        var predictor = new Predictor(header[2]);
        var body = bytes[HeaderBytes..];
        var numbering = NumberingFormat.Read(header[0], ref body, geometry);
        var places = NumberingFormat.Take(ref body, BinaryPrimitives.ReadInt32LittleEndian(header[3..]));
        var specials =
            NumberingFormat.Take(ref body, BinaryPrimitives.ReadInt32LittleEndian(header[(3 + sizeof(int))..]));
        var modelled =
            NumberingFormat.Take(ref body, BinaryPrimitives.ReadInt32LittleEndian(header[(3 + (2 * sizeof(int)))..]));
        if ((places.Length > 0 || specials.Length > 0) && !ElementWords.IsFloat<T>())
        {
            throw new InvalidDataException($"values of type {typeof(T).Name} have no special points");
        }

        if (places.IsEmpty != specials.IsEmpty)
        {
            throw new InvalidDataException(
                $"a mask of {places.Length} bytes and special values of {specials.Length}: both or neither are needed");
        }

        var lattices = predictor.UsesFrames ? numbering as FrameLattices : null;
        return new PredictedStream
        {
            Predictor = lattices is null ? predictor : predictor.WithinFrames,
            Shift = header[1],
            Numbering = numbering,
            FrameLattices = lattices,
            _mask = new Lazy<bool[]?>(() => specials.IsEmpty ? null : MaskCoder.Decode(places, geometry)),
            Specials = specials,
            Modelled = modelled,
            Raw = body,
        };
    }
}
