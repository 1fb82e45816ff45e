using System.Runtime.InteropServices;
using System.Threading;

namespace EccodesDotNet.Interop;

/// <summary>A native handle that is counted while it lives, so that a test can see that none was leaked.</summary>
internal abstract class CountedSafeHandle : SafeHandle
{
    private static int s_liveCount;
    private bool _isCountedOut;

    /// <summary>Creates an invalid handle; the marshaller sets its value.</summary>
    protected CountedSafeHandle()
        : base(0, ownsHandle: true) => Interlocked.Increment(ref s_liveCount);

    /// <summary>The number of handles of this assembly that were created and not disposed yet.</summary>
    internal static int LiveCount => Volatile.Read(ref s_liveCount);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

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
}
