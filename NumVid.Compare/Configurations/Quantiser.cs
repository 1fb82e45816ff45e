using System;
using NumVid.Compare.Measurement;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Configurations;

/// <summary>The quantiser alone: a field as <see cref="LevelQuantiser"/> gives it back, without any file.</summary>
/// <param name="field">The field, with the ranges of its levels.</param>
/// <param name="bits">Bits of a value.</param>
internal sealed class Quantiser(SourceField field, int bits)
{
    private readonly LevelQuantiser _quantiser = new(field.Original.Parts, bits);

    /// <summary>A box of the rounded field.</summary>
    internal Array Read(FieldBlock block)
    {
        var values = field.Data.Values.Read(block.Origin, block.Shape);
        var rounded = Array.CreateInstance(field.Data.Type, block.Shape);
        foreach (var run in block.Runs())
        {
            if (field.Data.Type == typeof(double))
            {
                Round<double>(values, rounded, run);
            }
            else
            {
                Round<float>(values, rounded, run);
            }
        }

        return rounded;
    }

    private void Round<T>(Array values, Array rounded, FieldRun run)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => _quantiser.Apply(
            ArraySpan.Of<T>(values).Slice(run.Position, run.Length), ArraySpan.Writable<T>(rounded)
                .Slice(run.Position, run.Length), run.PointIndex);
}
