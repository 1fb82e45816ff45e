namespace EccodesDotNet.Framing;

/// <summary>Where one section of a message lies in the file.</summary>
/// <param name="Number">The section's number in the edition's own counting, 1 to 7 (edition 2) or 1 to 4 (edition
/// 1).</param>
/// <param name="Offset">The file offset of its first byte.</param>
/// <param name="Length">Its bytes, its own length field included; checked against the message.</param>
public readonly record struct GribSection(int Number, long Offset, int Length);
