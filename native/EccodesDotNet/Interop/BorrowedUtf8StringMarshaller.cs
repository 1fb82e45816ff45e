using System.Runtime.InteropServices.Marshalling;

namespace EccodesDotNet.Interop;

/// <summary>Reads a NUL-terminated UTF-8 string that the native library keeps, and never frees it.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(BorrowedUtf8StringMarshaller))]
internal static unsafe class BorrowedUtf8StringMarshaller
{
    /// <summary>Copies the text; null stays null.</summary>
    public static string? ConvertToManaged(byte* unmanaged) => Utf8StringMarshaller.ConvertToManaged(unmanaged);
}
