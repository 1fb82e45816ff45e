namespace NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

/// <summary>The frames that neighbours stand in.</summary>
internal enum TapSource
{
    /// <summary>The frame of the point.</summary>
    Current = 0,

    /// <summary>The frame before.</summary>
    Previous = 1,

    /// <summary>The frame before that.</summary>
    BeforePrevious = 2,

    /// <summary>The running mean of all frames before.</summary>
    Mean = 3,
}
