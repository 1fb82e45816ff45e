namespace NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

/// <summary>A neighbour that predictors look at.</summary>
/// <param name="Source">Which frame it stands in.</param>
/// <param name="Row">Rows below the point.</param>
/// <param name="Column">Columns to the right of the point.</param>
internal readonly record struct Tap(TapSource Source, int Row, int Column);
