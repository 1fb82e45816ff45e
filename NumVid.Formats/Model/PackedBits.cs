namespace NumVid.Formats.Model;

/// <summary>The bits to which values were rounded when they were packed.</summary>
/// <param name="Smallest">The fewest bits per value among the parts of a variable; 0 for a constant one.</param>
/// <param name="Largest">The most.</param>
public readonly record struct PackedBits(int Smallest, int Largest);
