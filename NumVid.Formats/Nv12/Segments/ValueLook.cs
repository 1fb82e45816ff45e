using System;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>Sees something in values.</summary>
internal delegate TResult ValueLook<T, TResult>(ReadOnlySpan<T> values);
