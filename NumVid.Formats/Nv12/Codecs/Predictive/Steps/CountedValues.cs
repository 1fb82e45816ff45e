namespace NumVid.Formats.Nv12.Codecs.Predictive.Steps;

/// <summary>One way to count the values of a segment.</summary>
/// <param name="Plan">Offset and steps.</param>
/// <param name="Table">The values that ranks stand for; null where steps are counted.</param>
/// <param name="Lattice">Places of values in a step (0 for anywhere).</param>
internal sealed record CountedValues(StepPlan Plan, LevelTable? Table, int Lattice);
