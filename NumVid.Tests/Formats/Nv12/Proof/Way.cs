using System;

namespace NumVid.Tests.Formats.Nv12.Proof;

/// <summary>The ways to keep a segment that can be made wrong.</summary>
[Flags]
internal enum Way
{
    None = 0,
    Constant = 1,
    Direct = 2,
    Plain = 4,
    Rounded = 8,
    Layered = 16,
    All = 31,
}
