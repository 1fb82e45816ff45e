using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EccodesDotNet.Interop;

/// <summary>Keeps what the library would print or die of: its log goes into exceptions instead of to stderr.</summary>
/// <remarks>The library reports on the thread that called it, hence one slot a thread.</remarks>
internal static unsafe class EcCodesDiagnostics
{
    private const int LogWarning = 1;

    [ThreadStatic]
    private static string? s_lastLog;

    [ThreadStatic]
    private static string? s_failedAssertion;

    /// <summary>Takes over logging and assertions, process-wide.</summary>
    internal static void Install()
    {
        EcCodesNative.codes_context_set_logging_proc(EcCodesNative.codes_context_get_default(), &OnLog);
        EcCodesNative.codes_set_codes_assertion_failed_proc(&OnAssertion);
    }

    /// <summary>Forgets what was said before a call.</summary>
    internal static void Clear() => s_lastLog = null;

    /// <summary>Returns and forgets the last warning or error of this thread.</summary>
    internal static string? TakeLog()
    {
        var text = s_lastLog;
        s_lastLog = null;
        return text;
    }

    /// <summary>Returns and forgets an assertion that failed on this thread.</summary>
    internal static string? TakeAssertion()
    {
        var text = s_failedAssertion;
        s_failedAssertion = null;
        return text;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnLog(nint context, int level, byte* message)
    {
        // Levels: 0 info, 1 warning, 2 error, 3 fatal, 4 debug. The first sentence is the cause, later ones echo it.
        if (level is >= LogWarning and <= 3)
        {
            s_lastLog ??= Marshal.PtrToStringUTF8((nint)message)?.Trim();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnAssertion(byte* message) =>
        s_failedAssertion ??= Marshal.PtrToStringUTF8((nint)message)?.Trim();
}
