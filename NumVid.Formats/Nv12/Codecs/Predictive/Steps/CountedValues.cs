namespace NumVid.Formats.Nv12.Codecs.Predictive.Steps;

/// <summary>One way to count the values of a segment.</summary>
/// <param name="Plan">Offset and steps.</param>
/// <param name="Table">The values that ranks stand for; null where steps are counted.</param>
/// <param name="Lattice">Places of values in a step (0 for anywhere).</param>
internal sealed record CountedValues(StepPlan Plan, LevelTable? Table, int Lattice)
{
    /// <summary>Whether values that nobody has seen yet can be counted so.</summary>
    /// <param name="step">The step that was asked for; one that is larger fits a lattice alone.</param>
    internal bool IsForAnyValues(double step) => Table is null && Lattice <= 1 && Plan.Step <= step;
}
