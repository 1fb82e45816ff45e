using System;
using System.Runtime.InteropServices;

namespace NumVid.Formats.NetCdf.Interop;

/// <summary>An array of <c>char*</c> for NC_STRING values: filled and then freed by the library, or filled by
/// us.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly byte*[] _pointers;
    private readonly GCHandle _pin;
    private readonly bool _isOurs;

    /// <summary>Room for strings that the library will allocate.</summary>
    internal NativeStrings(int count)
        : this(count, isOurs: false)
    {
    }

    /// <summary>Copies strings for the library to read; null stays null.</summary>
    internal NativeStrings(ReadOnlySpan<string?> strings)
        : this(strings.Length, isOurs: true)
    {
        for (var i = 0; i < strings.Length; i++)
        {
            _pointers[i] = (byte*)Marshal.StringToCoTaskMemUTF8(strings[i]);
        }
    }

    private NativeStrings(int count, bool isOurs)
    {
        _pointers = new byte*[Math.Max(count, 1)];
        Count = count;
        _isOurs = isOurs;
        _pin = GCHandle.Alloc(_pointers, GCHandleType.Pinned);
    }

    /// <summary>The first <c>char*</c>.</summary>
    internal byte** Pointer => (byte**)_pin.AddrOfPinnedObject();

    /// <summary>The number of strings.</summary>
    internal int Count { get; }

    /// <summary>Copies the strings; null stays null.</summary>
    internal string?[] ToArray()
    {
        var strings = new string?[Count];
        CopyTo(strings);
        return strings;
    }

    /// <summary>Copies the strings; null stays null.</summary>
    internal void CopyTo(Span<string?> strings)
    {
        for (var i = 0; i < Count; i++)
        {
            strings[i] = Marshal.PtrToStringUTF8((nint)_pointers[i]);
        }
    }

    /// <summary>Frees the strings in the way of their owner.</summary>
    public void Dispose()
    {
        if (!_pin.IsAllocated)
        {
            return;
        }

        if (_isOurs)
        {
            foreach (var pointer in _pointers)
            {
                Marshal.FreeCoTaskMem((nint)pointer);
            }
        }
        else
        {
            using var gate = NetCdfGate.Enter();
            _ = NetCdfNative.nc_free_string((nuint)Count, Pointer);
        }

        _pin.Free();
    }
}
