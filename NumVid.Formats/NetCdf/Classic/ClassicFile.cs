using System.Collections.Generic;

namespace NumVid.Formats.NetCdf.Classic;

/// <summary>What the header of a classic file says of its layout.</summary>
/// <param name="RecordCount">Records written, or null when it does not say.</param>
/// <param name="Variables">All variables.</param>
/// <param name="HeaderByteCount">Bytes of the header.</param>
internal sealed record ClassicFile(
    long? RecordCount, IReadOnlyList<ClassicVariable> Variables, long HeaderByteCount);
