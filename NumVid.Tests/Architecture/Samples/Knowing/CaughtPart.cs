using System;
using NumVid.Tests.Architecture.Samples.Known;

namespace NumVid.Tests.Architecture.Samples.Knowing;

/// <summary>Knows a type only as an exception that it catches.</summary>
internal static class CaughtPart
{
    public static bool Run(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Part)
        {
            return false;
        }
    }
}
