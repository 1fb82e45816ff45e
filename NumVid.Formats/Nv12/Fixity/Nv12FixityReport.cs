using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Nv12.Fixity;

/// <summary>What a check of a .nv12 file against its own checksums found.</summary>
/// <param name="ByteCount">The bytes of the file.</param>
/// <param name="EntryCount">The entries of its archive; 0 when the directory cannot be read.</param>
/// <param name="Problems">What is wrong with the archive as a whole, one sentence each; empty when it is sound.</param>
/// <param name="Variables">The variables in the order of their creation; empty when the manifest cannot be
/// read.</param>
public sealed record Nv12FixityReport(
    long ByteCount, int EntryCount, IReadOnlyList<string> Problems, IReadOnlyList<Nv12VariableFixity> Variables)
{
    /// <summary>Whether nothing is damaged.</summary>
    public bool IsSound => Problems.Count == 0 && Variables.All(variable => variable.Damage.Count == 0);
}
