using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Results;

/// <summary>How a copy compares with its original.</summary>
/// <param name="Original">The original as named.</param>
/// <param name="Copy">The copy as named.</param>
/// <param name="Variables">What was found of each variable of the original.</param>
/// <param name="Omissions">What of the original could not be compared, or is not in the copy.</param>
/// <param name="AllowsOmissions">Whether that fails nothing.</param>
internal sealed record VerifiedFile(
    string Original, string Copy, IReadOnlyList<VerifiedVariable> Variables, IReadOnlyList<OmittedPart> Omissions,
    bool AllowsOmissions)
{
    /// <summary>Whether anything fails.</summary>
    internal bool HasFailed =>
        Variables.Any(variable => variable.HasFailed) || (Omissions.Count > 0 && !AllowsOmissions);
}
