using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Model;

namespace NumVid.Formats.Nv12;

/// <content>What the file promises of its values, what of it was damaged, and what writing took.</content>
public sealed partial class Nv12DataSet : IPromisedStorage, ISalvagedStorage, ILayeredStorage, ITimedStorage
{
    /// <inheritdoc/>
    IReadOnlyList<StoredDamage> ISalvagedStorage.Damage => Damage;

    /// <inheritdoc/>
    public EncodingTimes? LastEncoding { get; private set; }

    /// <inheritdoc/>
    public StoredPromise GetPromise(string variableName)
    {
        var description = DescriptionOf(variableName);
        return description.IsExact
            ? new StoredPromise
            {
                IsExact = true,
                Quality = "lossless",
                Bounds = [new PromisedBound(0, new int?[this[variableName].Rank])],
            }
            : new StoredPromise
            {
                Quality = description.Quality,
                Bounds = [.. description.Bounds.Select(stream => new PromisedBound(stream.Bound, stream.Indices))],
                RelativeBound = description.RelativeBound,
                MeanSquareBound = description.MeanSquareBound,
            };
    }

    /// <inheritdoc/>
    public LayerBytes? GetLayerBytes(string variableName) =>
        DescriptionOf(variableName) is { VideoByteCount: > 0 } description
            ? new LayerBytes(description.VideoByteCount, description.ResidualByteCount)
            : null;

    /// <inheritdoc/>
    public string GetCodec(string variableName) => DescriptionOf(variableName).Codec;

    private Nv12VariableDescription DescriptionOf(string variableName)
    {
        ArgumentNullException.ThrowIfNull(variableName);
        var variable = Snapshot.Variables.LastOrDefault(variable => variable.Name == variableName)
            ?? throw new KeyNotFoundException($"'{_path}' has no variable '{variableName}'.");
        return Nv12Description.Of(variable);
    }
}
