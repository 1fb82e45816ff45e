namespace NumVid.Compare.Checks;

/// <summary>How one variable of one configuration stands to a threshold.</summary>
/// <param name="Name">The check as it is written.</param>
/// <param name="Value">The figure; null where it has no meaning for the field.</param>
/// <param name="HasPassed">Whether it passed; null where there is no figure to decide by.</param>
internal sealed record ThresholdCheck(string Name, double? Value, bool? HasPassed);
