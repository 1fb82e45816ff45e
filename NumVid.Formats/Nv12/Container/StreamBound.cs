using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12.Container;

/// <summary>The guaranteed absolute bound of one stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Bound">The largest allowed error in the variable's unit; 0 means exact.</param>
internal sealed record StreamBound(StreamKey Stream, double Bound);
