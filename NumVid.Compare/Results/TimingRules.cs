namespace NumVid.Compare.Results;

/// <summary>How times were measured that may be quoted.</summary>
/// <param name="WarmUps">Runs of each cell before the first that counts.</param>
/// <param name="Repetitions">Runs that count; times are their medians, spreads the longest less the shortest.</param>
/// <param name="CellsAtOnce">Cells that ran at the same time: one.</param>
/// <param name="Threads">Threads that a writer may use; null: as many as processors.</param>
/// <param name="Yardstick">The configuration whose times of the same variable the others are divided by.</param>
internal sealed record TimingRules(int WarmUps, int Repetitions, int CellsAtOnce, int? Threads, string Yardstick);
