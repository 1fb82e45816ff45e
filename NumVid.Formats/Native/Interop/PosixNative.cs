using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumVid.Formats.Native.Interop;

/// <summary>What .NET lacks of the C library: handles of folders.</summary>
internal static partial class PosixNative
{
    /// <summary>The only flag that is the same on all systems; it suffices for <see cref="fsync"/>.</summary>
    internal const int O_RDONLY = 0;

    /// <summary>Opens a file or folder; -1 on failure.</summary>
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int open(string path, int flags);

    /// <summary>Waits until what was written is on the disk; -1 on failure.</summary>
    [LibraryImport("libc", SetLastError = true)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int fsync(int descriptor);

    /// <summary>Closes what <see cref="open"/> opened.</summary>
    [LibraryImport("libc")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int close(int descriptor);
}
