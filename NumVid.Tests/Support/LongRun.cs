using System;

namespace NumVid.Tests.Support;

/// <summary>Whether soaks run in full: <c>./test --long</c>.</summary>
internal static class LongRun
{
    internal static bool IsAsked { get; } = Environment.GetEnvironmentVariable("NUMVID_LONG") is { Length: > 0 };
}
