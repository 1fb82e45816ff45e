using System.Collections.Generic;

namespace NumVid.Compare.Report.Json;

/// <summary>How a copy compares with its original: what <c>verify ORIGINAL COPY --json</c> prints.</summary>
internal sealed record VerificationDocument(
    string Original, string Copy, bool HasFailed, bool AllowsOmissions, IReadOnlyList<OmissionDocument> Omissions,
    IReadOnlyList<VerifiedVariableDocument> Variables);
