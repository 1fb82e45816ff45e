namespace NumVid.Formats.Nv12.Codecs.Predictive.Coding;

/// <summary>How many contexts the tables of an entropy stage have.</summary>
/// <param name="Counter0">Contexts of the first table of counters.</param>
/// <param name="Counter1">Contexts of the second one.</param>
/// <param name="Counter2">Contexts of the third one.</param>
/// <param name="Counter3">Contexts of the fourth one.</param>
/// <param name="Weights0">Contexts of the first set of weights.</param>
/// <param name="Weights1">Contexts of the second one.</param>
/// <param name="Map">Contexts of the map of probabilities.</param>
internal sealed record CoderSizes(
    int Counter0, int Counter1, int Counter2, int Counter3, int Weights0, int Weights1, int Map);
