using System;
using System.IO;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;
using NumVid.Formats.Nv12.Codecs.Predictive.Linear;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;
using NumVid.Formats.Nv12.Codecs.Predictive.Raster;
using NumVid.Formats.Nv12.Codecs.Predictive.Steps;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive;

// Why so: docs/decisions/0089-hierarchical-order.md
/// <summary>The order in which points are coded, with the parameters of its model: one of them is not null.</summary>
/// <param name="Raster">Row by row.</param>
/// <param name="Hierarchical">A coarse grid first, then what is between.</param>
/// <param name="Linear">Row by row, with the fast model.</param>
internal sealed record ModelOrder(
    RasterParameters? Raster, HierarchicalParameters? Hierarchical, LinearParameters? Linear)
{
    private const byte RasterNumber = 1;
    private const byte HierarchicalNumber = 2;
    private const byte LinearNumber = 3;

    /// <summary>The number of the order in streams.</summary>
    internal byte Number =>
        Hierarchical is not null ? HierarchicalNumber : Linear is not null ? LinearNumber : RasterNumber;

    /// <summary>Row by row.</summary>
    internal static ModelOrder Of(RasterParameters parameters) => new(parameters, null, null);

    /// <summary>A coarse grid first.</summary>
    internal static ModelOrder Of(HierarchicalParameters parameters) => new(null, parameters, null);

    /// <summary>Row by row, fast.</summary>
    internal static ModelOrder Of(LinearParameters parameters) => new(null, null, parameters);

    /// <summary>An order in rows whose neighbours are those of many frames, so that frames can be added.</summary>
    internal static ModelOrder OpenOf(ModelOrder order) => new(
        order.Raster is { } raster ? raster with { TapSet = raster.TapSet | TapSets.Open } : null, order.Hierarchical,
        order.Linear is { } linear ? linear with { TapSet = linear.TapSet | TapSets.Open } : null);

    /// <summary>Whether frames that are added leave those before them as they are.</summary>
    /// <param name="frames">How many there are.</param>
    internal bool CanGoOn(int frames) =>
        frames >= TapSets.ManyFrames || Raster?.TapSet >= TapSets.Open || Linear?.TapSet >= TapSets.Open;

    /// <summary>Places of values in a step, 0 for anywhere.</summary>
    internal int Lattice => Raster?.Lattice ?? Hierarchical?.Lattice ?? Linear!.Lattice;

    /// <summary>Writes the parameters.</summary>
    internal byte[] ToBytes() => Hierarchical?.ToBytes() ?? Linear?.ToBytes() ?? Raster!.ToBytes();

    /// <summary>Reads the parameters of an order.</summary>
    /// <param name="number">The number of the order.</param>
    /// <param name="bytes">The parameters and what follows.</param>
    /// <param name="length">Receives the length of the parameters.</param>
    /// <exception cref="InvalidDataException">There is no such order, or no such parameters.</exception>
    internal static ModelOrder Read(byte number, ReadOnlySpan<byte> bytes, out int length)
    {
        length = number switch
        {
            RasterNumber => RasterParameters.ByteCount,
            HierarchicalNumber => HierarchicalParameters.ByteCount,
            LinearNumber => LinearParameters.ByteCount,
            _ => int.MaxValue,
        };
        return bytes.Length < length
            ? throw new InvalidDataException("the predictive stream begins with no header of this version")
            : number switch
            {
                RasterNumber => Of(RasterParameters.Read(bytes)),
                HierarchicalNumber => Of(HierarchicalParameters.Read(bytes)),
                _ => Of(LinearParameters.Read(bytes)),
            };
    }

    /// <summary>Encodes or decodes: with targets or without.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="geometry">The shape of the segment.</param>
    /// <param name="mask">Points that have no value, or null.</param>
    /// <param name="plan">How values are counted.</param>
    /// <param name="factors">The step of the frame before as a multiple of that of each frame, or null.</param>
    /// <param name="targets">The values in steps, or null.</param>
    /// <returns>The reconstruction in steps.</returns>
    internal unsafe float[] Run<TCoder>(
        ref TCoder coder, SegmentGeometry geometry, bool[]? mask, StepPlan plan, float[]? factors, double[]? targets)
        where TCoder : struct, IBitCoder
    {
        var counts = new float[geometry.Count];
        using var memory = new ModelMemory();
        fixed (double* target = targets)
        fixed (bool* masked = mask)
        fixed (float* count = counts)
        {
            if (Hierarchical is not null)
            {
                new HierarchicalCoder(memory, geometry, Hierarchical)
                    .Run(ref coder, target, masked, count, plan.First, factors);
            }
            else if (Linear is not null)
            {
                new LinearCoder(memory, geometry, Linear)
                    .Run(ref coder, target, masked, count, plan.First, plan.Largest, factors);
            }
            else
            {
                new RasterCoder(memory, geometry, Raster!)
                    .Run(ref coder, target, masked, count, plan.First, plan.Largest, factors);
            }
        }

        return counts;
    }
}
