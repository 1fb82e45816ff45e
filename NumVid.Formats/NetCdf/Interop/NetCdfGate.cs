using System.Threading;

namespace NumVid.Formats.NetCdf.Interop;

/// <summary>The one door to libnetcdf and to HDF5 beneath it, neither of which is thread-safe.</summary>
/// <remarks>Process-wide, because both keep global tables. While entered, the file's handle cannot be
/// released.</remarks>
internal readonly ref struct NetCdfGate
{
    private static readonly Lock s_gate = new();

    private readonly Lock.Scope _scope;
    private readonly NetCdfFileHandle? _file;

    private NetCdfGate(Lock.Scope scope, NetCdfFileHandle? file, int id)
    {
        _scope = scope;
        _file = file;
        Id = id;
    }

    /// <summary>The id of the file entered for, or -1.</summary>
    internal int Id { get; }

    /// <summary>Enters without a file: to open one, or to ask the library about itself.</summary>
    internal static NetCdfGate Enter() => new(EnterPrepared(), null, -1);

    /// <summary>Enters for calls on one file.</summary>
    /// <exception cref="System.ObjectDisposedException">The file is closed.</exception>
    internal static NetCdfGate Enter(NetCdfFileHandle file)
    {
        var scope = EnterPrepared();
        var isHeld = false;
        try
        {
            file.DangerousAddRef(ref isHeld);
            return new(scope, file, file.Id);
        }
        finally
        {
            if (!isHeld)
            {
                scope.Dispose();
            }
        }
    }

    private static Lock.Scope EnterPrepared()
    {
        var scope = s_gate.EnterScope();
        var isReady = false;
        try
        {
            Hdf5Setup.Run();
            isReady = true;
            return scope;
        }
        finally
        {
            if (!isReady)
            {
                scope.Dispose();
            }
        }
    }

    /// <summary>Leaves, and lets the handle go.</summary>
    public void Dispose()
    {
        _file?.DangerousRelease();
        _scope.Dispose();
    }
}
