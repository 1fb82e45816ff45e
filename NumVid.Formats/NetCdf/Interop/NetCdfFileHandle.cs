using NumVid.Formats.Native;

namespace NumVid.Formats.NetCdf.Interop;

/// <summary>Owns one open file of libnetcdf (an <c>int</c> id; -1 is none).</summary>
internal sealed class NetCdfFileHandle : CountedSafeHandle
{
    private const int None = -1;

    /// <summary>Takes over an id that the library has just given out.</summary>
    internal NetCdfFileHandle(int ncid)
        : base(None) => SetHandle(ncid);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == None;

    /// <summary>The id, to be used inside <see cref="NetCdfGate"/> only, which keeps the handle alive
    /// meanwhile.</summary>
    internal int Id => (int)handle;

    /// <summary>Closes and reports the library's code, so that a writer learns that its last bytes did not
    /// arrive.</summary>
    /// <remarks>The handle is gone afterwards in any case.</remarks>
    internal int CloseChecked()
    {
        using var gate = NetCdfGate.Enter(this);
        var code = NetCdfNative.nc_close(gate.Id);

        // After HDF5 itself has failed, 4.9.0 crashes in nc_abort on the half-closed file (full disk): better leak it.
        if (code is not NetCdfNative.NC_NOERR and not NetCdfNative.NC_EHDFERR)
        {
            _ = NetCdfNative.nc_abort(gate.Id);
        }

        SetHandleAsInvalid();
        Dispose();
        return code;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        using var gate = NetCdfGate.Enter();
        return NetCdfNative.nc_close((int)handle) == NetCdfNative.NC_NOERR;
    }
}
