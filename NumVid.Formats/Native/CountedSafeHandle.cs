using System.Runtime.InteropServices;
using System.Threading;

namespace NumVid.Formats.Native;

/// <summary>A native handle that is counted while it lives, so that a test can see that none was leaked.</summary>
internal abstract class CountedSafeHandle : SafeHandle
{
    private static int s_liveCount;

    /// <summary>Creates an invalid handle; the value is set by the marshaller or by the derived class.</summary>
    /// <param name="invalidValue">The value that means "no handle".</param>
    protected CountedSafeHandle(nint invalidValue)
        : base(invalidValue, ownsHandle: true) => Interlocked.Increment(ref s_liveCount);

    /// <summary>The number of handles that were created and not disposed yet, in this process.</summary>
    internal static int LiveCount => Volatile.Read(ref s_liveCount);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isCountedOut)
        {
            _isCountedOut = true;
            Interlocked.Decrement(ref s_liveCount);
        }

        base.Dispose(disposing);
    }

    private bool _isCountedOut;
}
