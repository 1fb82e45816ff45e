using System;
using System.Numerics.Tensors;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Prediction;

/// <summary>Undoes a predictor row by row, as the rows come: the same as <see cref="Predictor.Undo"/>.</summary>
/// <param name="predictor">The predictor.</param>
/// <param name="geometry">The shape of all numbers.</param>
/// <param name="mask">Points without number, or null.</param>
internal sealed class RowwiseUndo(Predictor predictor, SegmentGeometry geometry, bool[]? mask)
{
    private readonly long[][] _sums = RowsOf(predictor.SkipsMask ? 0 : predictor.RowOrder, geometry.Columns);
    private readonly long[][] _neighbours = RowsOf(predictor.SkipsMask ? 2 : 0, geometry.Columns + 1);
    private readonly long[] _frameBefore = new long[predictor.UsesFrames ? geometry.Rows * geometry.Columns : 0];

    /// <summary>Turns what was not predicted into numbers.</summary>
    /// <param name="row">The number of the row among those of all frames; they come one after the other.</param>
    /// <param name="words">Its numbers.</param>
    internal void Undo(int row, Span<long> words)
    {
        var place = row % geometry.Rows;
        if (predictor.SkipsMask)
        {
            NeighbourPrediction.UndoRow(
                words, mask is null ? [] : mask.AsSpan(row * geometry.Columns, geometry.Columns), _neighbours[row & 1],
                _neighbours[(row + 1) & 1], place == 0, predictor.IsMean);
        }
        else
        {
            UndoDifferences(place == 0, words);
        }

        if (_frameBefore.Length > 0)
        {
            AddTo(words, _frameBefore.AsSpan(place * geometry.Columns, geometry.Columns));
        }
    }

    private void UndoDifferences(bool isFirst, Span<long> words)
    {
        for (var order = 0; order < predictor.ColumnOrder; order++)
        {
            for (var i = 1; i < words.Length; i++)
            {
                words[i] += words[i - 1];
            }
        }

        foreach (var sum in _sums)
        {
            if (isFirst)
            {
                Array.Clear(sum);
            }

            AddTo(words, sum);
        }
    }

    // What is behind it takes the sum, too.
    private static void AddTo(Span<long> words, Span<long> before)
    {
        TensorPrimitives.Add(words, before, words);
        words.CopyTo(before);
    }

    private static long[][] RowsOf(int count, int length)
    {
        var rows = new long[count][];
        foreach (ref var row in rows.AsSpan())
        {
            row = new long[length];
        }

        return rows;
    }
}
