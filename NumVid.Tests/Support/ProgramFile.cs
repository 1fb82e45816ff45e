using System.IO;
using System.Reflection.PortableExecutable;

namespace NumVid.Tests.Support;

/// <summary>What the headers of a .NET library say (ECMA-335, II.25.3.3).</summary>
internal static class ProgramFile
{
    /// <summary>Whether it holds code of a processor beside the portable one.</summary>
    internal static bool IsCompiledAhead(Stream file)
    {
        using var reader = new PEReader(file);
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
