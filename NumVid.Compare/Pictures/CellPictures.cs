using System.Collections.Generic;

namespace NumVid.Compare.Pictures;

/// <summary>What the charts and pictures of one cell are drawn from.</summary>
/// <param name="Variable">The variable's name.</param>
/// <param name="Configuration">The configuration's name.</param>
/// <param name="Histogram">How often each error occurs.</param>
/// <param name="Plan">How the frames were chosen and reduced; null where there was no room for pictures.</param>
/// <param name="Frames">The frames shown, in their order; empty where there was no room for pictures.</param>
internal sealed record CellPictures(
    string Variable,
    string Configuration,
    ErrorHistogram Histogram,
    PicturePlan? Plan,
    IReadOnlyList<SampledFrame> Frames);
