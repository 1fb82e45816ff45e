namespace NumVid.Formats.Quality;

/// <summary>What some variables get.</summary>
/// <param name="Name">The variables; null: all that no other clause names.</param>
/// <param name="Terms">What is asked for.</param>
internal sealed record QualityClause(NamePattern? Name, QualityTerms Terms);
