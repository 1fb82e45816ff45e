using System;
using System.Runtime.InteropServices;

namespace NumVid.Formats.NetCdf.Interop;

/// <summary>Texts as the library takes them (<c>char**</c>), from bytes and not from .NET's strings, so that none of
/// them changes.</summary>
internal sealed unsafe class NativeTexts : IDisposable
{
    private readonly nint[] _texts;
    private readonly GCHandle _pin;

    /// <summary>Copies texts; null stays null.</summary>
    internal NativeTexts(byte[]?[] texts)
    {
        _texts = new nint[Math.Max(1, texts.Length)];
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i] is { } text)
            {
                _texts[i] = (nint)NativeMemory.Alloc((nuint)text.Length + 1);
                var copy = new Span<byte>((void*)_texts[i], text.Length + 1);
                text.CopyTo(copy);
                copy[^1] = 0;
            }
        }

        _pin = GCHandle.Alloc(_texts, GCHandleType.Pinned);
    }

    /// <summary>The first of them.</summary>
    internal void* Pointer => (void*)_pin.AddrOfPinnedObject();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var text in _texts)
        {
            NativeMemory.Free((void*)text);
        }

        _pin.Free();
    }
}
