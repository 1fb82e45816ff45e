using System.Collections.Generic;

namespace NumVid.Compare.Results;

/// <summary>The error along the axis of frames, several frames an entry where there are many.</summary>
/// <param name="Dimension">The axis of frames.</param>
/// <param name="Frames">Its length.</param>
/// <param name="FramesPerEntry">Frames that one entry covers (the last may cover fewer); no frame is left out.</param>
/// <param name="Mean">Mean abs(d) over the valid points of each entry's frames, all levels; null without one.</param>
/// <param name="Max">Max abs(d) likewise.</param>
internal sealed record FrameErrors(
    string Dimension, int Frames, int FramesPerEntry, IReadOnlyList<double?> Mean, IReadOnlyList<double?> Max);
