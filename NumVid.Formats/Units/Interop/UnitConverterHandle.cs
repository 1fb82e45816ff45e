using NumVid.Formats.Native;

namespace NumVid.Formats.Units.Interop;

/// <summary>Owns one way from a unit to another (<c>cv_converter*</c>).</summary>
internal sealed class UnitConverterHandle : CountedSafeHandle
{
    /// <summary>Creates an invalid handle for the marshaller to set.</summary>
    public UnitConverterHandle()
        : base(0)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        UdunitsNative.cv_free(handle);
        return true;
    }
}
