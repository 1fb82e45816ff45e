using System;
using System.Buffers;
using System.IO;
using System.Threading.Tasks;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Prediction;

namespace NumVid.Formats.Nv12.Exact;

/// <summary>Decodes predicted values row by row, so that others can work with those that are there: one thread decodes
/// numbers, another one makes values of them.</summary>
/// <param name="bytes">What <see cref="PredictedCoder"/> made.</param>
/// <param name="geometry">The shape of the values.</param>
/// <param name="values">Takes the values.</param>
/// <param name="arrival">Is told of them.</param>
internal sealed class ArrivingDecoder<T>(
    ReadOnlyMemory<byte> bytes, SegmentGeometry geometry, T[] values, Arrival arrival)
{
    private readonly long[] _row = new long[geometry.Columns];
    private T[] _specials = [];
    private int _nextSpecial;

    /// <summary>Decodes all.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal void Run()
    {
        var stream = PredictedStream.Read<T>(bytes, geometry);
        var count = geometry.Count;
        var rest = ArrayPool<long>.Shared.Rent(count);
        var decoded = new Arrival(count);
        var work = decoded.Run(() => IntegerCoder.Decode(
            stream.Modelled, stream.Raw, geometry, stream.Skipped, rest, decoded));
        try
        {
            _specials = stream.Mask is null ? [] : SpecialBits.Decode<T>(stream.Specials, stream.Mask);
            var undo = new RowwiseUndo(stream.Predictor, geometry, stream.Mask);
            for (var (row, start) = (0, 0); start < count; row++, start += _row.Length)
            {
                decoded.WaitFor(start + _row.Length);
                rest.AsSpan(start, _row.Length).CopyTo(_row);
                undo.Undo(row, _row);
                ToValues(stream, row / geometry.Rows, start);
                arrival.Report(start + _row.Length);
            }
        }
        finally
        {
            Task.WaitAny(work);
            ArrayPool<long>.Shared.Return(rest);
        }

        work.GetAwaiter().GetResult();
    }

    private void ToValues(PredictedStream stream, int frame, int start)
    {
        var target = values.AsSpan(start, _row.Length);
        var mask = stream.Mask is null ? default : stream.Mask.AsSpan(start, _row.Length);
        if (stream.FrameLattices is { } lattices)
        {
            var size = geometry.Rows * geometry.Columns;
            lattices.Restore(_row, mask, frame, frame == 0 ? [] : values.AsSpan(start - size, _row.Length), target);
        }
        else
        {
            for (var i = 0; stream.Shift > 0 && i < _row.Length; i++)
            {
                _row[i] <<= stream.Shift;
            }

            if (stream.Numbering is { } numbering)
            {
                numbering.ToValues(_row, frame, target);
            }
            else
            {
                ElementWords.ToValues<T>(_row).CopyTo(target);
            }
        }

        _nextSpecial += SpecialBits.Put<T>(_specials.AsSpan(_nextSpecial), mask, target);
    }
}
