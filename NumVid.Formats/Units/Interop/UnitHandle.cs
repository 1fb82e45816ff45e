using NumVid.Formats.Native;

namespace NumVid.Formats.Units.Interop;

/// <summary>Owns one unit (<c>ut_unit*</c>).</summary>
internal sealed class UnitHandle : CountedSafeHandle
{
    /// <summary>Creates an invalid handle for the marshaller to set.</summary>
    public UnitHandle()
        : base(0)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        UdunitsNative.ut_free(handle);
        return true;
    }
}
