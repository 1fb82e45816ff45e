namespace NumVid.Compare.Inspection;

/// <summary>Which block is to be explained, and the numbers of the codec.</summary>
/// <param name="Frame">The frame, from 0; below 0 from the end.</param>
/// <param name="Block">Row and column of the block, from 0; null for the one in the middle.</param>
/// <param name="BitDepth">Bits of a code.</param>
/// <param name="Step">The quantiser's step in codes; null for the seed's shift.</param>
/// <param name="GroupLength">Frames of a group.</param>
internal sealed record ExplanationRequest(
    int Frame, (int Row, int Column)? Block, int BitDepth, double? Step, int GroupLength);
