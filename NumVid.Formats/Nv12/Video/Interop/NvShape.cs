using System.Runtime.InteropServices;

namespace NumVid.Formats.Nv12.Video.Interop;

/// <summary>The shim's <c>nv_shape</c>; see numvid_av.h for each member.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NvShape
{
    public int width;
    public int height;
    public int coded_width;
    public int coded_height;
    public int frame_count;
    public int bit_depth;
}
