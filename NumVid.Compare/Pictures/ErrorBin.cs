namespace NumVid.Compare.Pictures;

/// <summary>A bar of the error histogram.</summary>
/// <param name="From">Its smallest error, inclusive, in the variable's unit.</param>
/// <param name="To">Its largest error, exclusive.</param>
/// <param name="Count">The points with such an error; errors of exactly zero are counted apart.</param>
internal readonly record struct ErrorBin(double From, double To, long Count);
