namespace NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

/// <summary>Which predictors take part.</summary>
internal enum PredictorSet
{
    /// <summary>Weights that learn point by point.</summary>
    LeastMeanSquares = 0,

    /// <summary>Least squares over all points besides.</summary>
    LeastSquares = 1,

    /// <summary>Least squares by tile besides.</summary>
    Tiles = 2,
}
