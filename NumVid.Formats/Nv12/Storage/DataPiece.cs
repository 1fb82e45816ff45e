using System;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12.Storage;

/// <summary>Values that a user put at a place of a variable.</summary>
/// <param name="Box">The place.</param>
/// <param name="Data">The values, row-major; not changed.</param>
internal sealed record DataPiece(Box Box, Array Data);
