namespace NumVid.Compare.Results;

/// <summary>A variable of the input that was not compared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why, as a clause.</param>
internal sealed record SkippedVariable(string Name, string Reason);
