using System.Runtime.CompilerServices;

namespace NumVid.Formats.Nv12.Video.Interop;

/// <summary>The <c>char text[504]</c> of <c>nv_error</c>: UTF-8, NUL-terminated.</summary>
[InlineArray(Length)]
internal struct NvErrorText
{
    internal const int Length = 504;

    private byte _first;
}
