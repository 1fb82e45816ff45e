using System.Collections.Generic;

namespace NumVid.Formats.Nv12;

/// <summary>The guaranteed absolute bound of one stream, for example of one level.</summary>
/// <param name="Indices">The points of the stream: for each dimension of the variable the index, or null for all of
/// it.</param>
/// <param name="Bound">The largest allowed error in the variable's unit; 0 means exact.</param>
public sealed record Nv12StreamBound(IReadOnlyList<int?> Indices, double Bound);
