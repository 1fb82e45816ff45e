using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NumVid.Formats.Native;

namespace NumVid.Formats.Nv12.Video.Interop;

/// <summary>The imports of native/numvid_av/include/numvid_av.h, which says what each parameter means.</summary>
internal static unsafe partial class NumVidAvNative
{
    /// <summary>The <c>NV_ABI_VERSION</c> that these imports were written for.</summary>
    internal const int AbiVersion = 2;

    private const string Library = NativeLibraryResolver.NumVidAv;

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nv_abi_version();

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial NvStatus nv_library_versions(byte* text, int capacity, out NvError error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial NvStatus nv_encoder_version(string encoder, byte* text, int capacity, out NvError error);

    /// <summary>1 or 0; opens the encoder, which takes milliseconds.</summary>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nv_has_encoder(string encoder, int bitDepth);

    /// <summary>1 or 0.</summary>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nv_has_decoder(string decoder);

    /// <summary>An invalid handle on failure.</summary>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial EncoderHandle nv_encoder_open(
        string encoder, VideoContainer container, in NvShape shape, string? options, int threadCount,
        out NvError error);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial NvStatus nv_encoder_put_frame(EncoderHandle encoder, ushort* samples, out NvError error);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial NvStatus nv_encoder_finish(EncoderHandle encoder, out NvError error);

    /// <summary>0 before <see cref="nv_encoder_finish"/> succeeded.</summary>
    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial long nv_encoder_byte_count(EncoderHandle encoder);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial NvStatus nv_encoder_copy_bytes(
        EncoderHandle encoder, byte* bytes, long capacity, out NvError error);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void nv_encoder_close(nint encoder);

    /// <summary>An invalid handle on failure; the stream is copied.</summary>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial DecoderHandle nv_decoder_open(
        string decoder, VideoContainer container, in NvShape shape, byte* bytes, long byteCount, int threadCount,
        out NvError error);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial NvStatus nv_decoder_get_frame(DecoderHandle decoder, ushort* samples, out NvError error);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial NvStatus nv_decoder_finish(DecoderHandle decoder, out NvError error);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void nv_decoder_close(nint decoder);

    /// <summary>An invalid handle on failure.</summary>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial MovieHandle nv_movie_open(string path, out NvShape shape, out NvError error);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial NvStatus nv_movie_get_frame(MovieHandle movie, ushort* samples, out NvError error);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial void nv_movie_close(nint movie);
}
