using System;
using System.Runtime.CompilerServices;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>Codes residuals without loss like <see cref="ResidualCoder"/>, and looks at more: at more neighbours, and at
/// the decoded base around the point; what seven tables of contexts say is mixed.</summary>
/// <remarks>Contexts alone, no prediction: what the base lacks is coded as it is.</remarks>
internal static unsafe class MixedResidualCoder
{
    /// <summary>Encodes residuals.</summary>
    /// <param name="residuals">One a point, of magnitude up to <see cref="ResidualCoder.MaxMagnitude"/>.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="skipped">Points that have no residual (they count as 0), or null.</param>
    /// <param name="surroundings">The base.</param>
    internal static byte[] Encode(
        int[] residuals, SegmentGeometry geometry, bool[]? skipped, BaseContexts surroundings)
    {
        var encoder = new BitEncoder();
        Walk(ref encoder, residuals, geometry, skipped, surroundings, knowsQuiet: true);
        return encoder.Finish();
    }

    /// <summary>Decodes residuals; every stream decodes to something.</summary>
    /// <param name="stream">What <see cref="Encode"/> made.</param>
    /// <param name="geometry">The shape.</param>
    /// <param name="skipped">Points that have no residual, or null.</param>
    /// <param name="surroundings">The base.</param>
    /// <param name="knowsQuiet">Whether zeros at quiet points have counters of their own.</param>
    internal static int[] Decode(
        ReadOnlyMemory<byte> stream, SegmentGeometry geometry, bool[]? skipped, BaseContexts surroundings,
        bool knowsQuiet = true)
    {
        var residuals = new int[geometry.Count];
        var decoder = new BitDecoder(stream);
        Walk(ref decoder, residuals, geometry, skipped, surroundings, knowsQuiet);
        return residuals;
    }

    private static void Walk<TCoder>(
        ref TCoder coder, int[] residuals, SegmentGeometry geometry, bool[]? skipped, BaseContexts surroundings,
        bool knowsQuiet)
        where TCoder : struct, IBitCoder
    {
        using var memory = new ModelMemory();
        var model = new MixedResidualModel(memory);
        var baseRow = new BaseRow(memory, surroundings);
        var row = new ResidualRow(memory, geometry);
        var contexts = new ResidualContexts(row, baseRow);
        var point = 0;
        for (var frame = 0; frame < geometry.Frames; frame++)
        {
            for (var y = 0; y < geometry.Rows; y++, point += geometry.Columns)
            {
                baseRow.MoveTo(frame, y);
                row.MoveTo(y, frame > 0);
                CodeRow(
                    ref coder, residuals.AsSpan(point, geometry.Columns),
                    skipped is null ? default : skipped.AsSpan(point, geometry.Columns), model, contexts, frame > 0,
                    knowsQuiet ? ResidualTables.MostQuiet : -1);
            }

            row.EndFrame();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CodeRow<TCoder>(
        ref TCoder coder, Span<int> residuals, ReadOnlySpan<bool> skipped, MixedResidualModel model,
        ResidualContexts contexts, bool hasBefore, int mostQuiet)
        where TCoder : struct, IBitCoder
    {
        var values = contexts.Values;
        var context = default(ResidualContext);
        for (var column = 0; column < residuals.Length; column++)
        {
            if (!skipped.IsEmpty && skipped[column])
            {
                values[column] = 0;
                residuals[column] = 0;
                continue;
            }

            var around = contexts.AroundOf(column);
            var isQuiet = around <= mostQuiet;
            if (isQuiet && !model.IsNonzero(ref coder, residuals[column], contexts.QuietOf(column)))
            {
                values[column] = 0;
                residuals[column] = 0;
                continue;
            }

            contexts.Find(ref context, column, around, hasBefore);
            var residual = isQuiet ? model.CodeNonzero(ref coder, residuals[column], in context)
                : model.Code(ref coder, residuals[column], in context);
            residuals[column] = residual;
            values[column] = ResidualRow.Limited(residual);
        }
    }
}
