using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Work;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>What all segments of a commit are encoded with.</summary>
/// <param name="Codecs">The codecs.</param>
/// <param name="Candidates">The candidates.</param>
/// <param name="Scheduler">Runs the work.</param>
internal sealed record EncodingContext(ICodecSource Codecs, ICandidateSource Candidates, WorkScheduler Scheduler);
