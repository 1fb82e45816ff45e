using System;

namespace NumVid.Tests.Architecture.Samples.Known;

/// <summary>A type that others know in many ways.</summary>
internal sealed class Part : Exception
{
    public static int Count { get; set; }

    public static void Act() => Count++;
}
