using System;
using System.Globalization;
using System.IO;
using System.IO.Pipes;

namespace NumVid.Formats.Movies;

/// <summary>An anonymous pipe between this process and a program that opens its end by a path.</summary>
/// <remarks>Nothing of it is in the file system, so nothing is left behind however this process ends. The program's end
/// is held here, too, until the program has ended: what it wrote last is still read, and a writer is woken up.</remarks>
internal sealed class ProgramPipe : IDisposable
{
    private readonly AnonymousPipeServerStream _pipe;

    /// <summary>Creates it.</summary>
    /// <param name="direction">Seen from here: <see cref="PipeDirection.In"/> is read here.</param>
    internal ProgramPipe(PipeDirection direction)
    {
        _pipe = new AnonymousPipeServerStream(direction, HandleInheritability.None);
        Path = string.Create(
            CultureInfo.InvariantCulture,
            $"/proc/{Environment.ProcessId}/fd/{_pipe.ClientSafePipeHandle.DangerousGetHandle()}");
    }

    /// <summary>What the program opens.</summary>
    internal string Path { get; }

    /// <summary>Our end.</summary>
    internal Stream Stream => _pipe;

    /// <summary>Closes the program's end: the program has ended.</summary>
    internal void EndProgram() => _pipe.DisposeLocalCopyOfClientHandle();

    /// <inheritdoc/>
    public void Dispose()
    {
        _pipe.DisposeLocalCopyOfClientHandle();
        _pipe.Dispose();
    }
}
