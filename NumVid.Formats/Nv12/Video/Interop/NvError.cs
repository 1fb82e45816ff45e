using System;
using System.Runtime.InteropServices;
using System.Text;

namespace NumVid.Formats.Nv12.Video.Interop;

/// <summary>The shim's <c>nv_error</c>; see numvid_av.h for each member.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NvError
{
    public NvStatus code;
    public int library_code;
    public NvErrorText text;

    /// <summary>The text without its terminator.</summary>
    internal readonly string Text
    {
        get
        {
            ReadOnlySpan<byte> bytes = text;
            var end = bytes.IndexOf((byte)0);
            return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
        }
    }
}
