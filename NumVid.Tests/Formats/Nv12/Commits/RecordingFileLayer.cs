using System;
using System.Collections.Generic;
using System.IO;
using NumVid.Formats.Nv12.Commits;

namespace NumVid.Tests.Formats.Nv12.Commits;

/// <summary>The real files, with a record of everything that was done to them.</summary>
internal sealed class RecordingFileLayer : IFileLayer
{
    /// <summary>What was done, in order.</summary>
    internal List<FileStep> Steps { get; } = [];

    /// <summary>Told the new path before a file is moved.</summary>
    internal Action<string>? BeforeMove { get; set; }

    public Stream Create(string path)
    {
        Steps.Add(new FileStep(FileStepKind.Create, path));
        return new RecordingStream((FileStream)DiskFileLayer.Instance.Create(path), Steps);
    }

    public Stream OpenAt(string path, long end)
    {
        if (new FileInfo(path).Length > end)
        {
            Steps.Add(new FileStep(FileStepKind.SetLength, path) { Offset = end });
        }

        return new RecordingStream((FileStream)DiskFileLayer.Instance.OpenAt(path, end), Steps);
    }

    public void Flush(Stream stream)
    {
        var file = ((RecordingStream)stream).File;
        Steps.Add(new FileStep(FileStepKind.Flush, file.Name));
        DiskFileLayer.Instance.Flush(file);
    }

    public void Move(string source, string target, bool overwrite)
    {
        BeforeMove?.Invoke(target);
        Steps.Add(new FileStep(FileStepKind.Move, source) { Target = target });
        DiskFileLayer.Instance.Move(source, target, overwrite);
    }

    public void Delete(string path)
    {
        Steps.Add(new FileStep(FileStepKind.Delete, path));
        DiskFileLayer.Instance.Delete(path);
    }

    private sealed class RecordingStream(FileStream file, List<FileStep> steps) : Stream
    {
        internal FileStream File => file;

        public override bool CanRead => false;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => file.Length;

        public override long Position
        {
            get => file.Position;
            set => file.Position = value;
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            steps.Add(new FileStep(FileStepKind.Write, file.Name) { Offset = file.Position, Bytes = buffer.ToArray() });
            file.Write(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void SetLength(long value)
        {
            steps.Add(new FileStep(FileStepKind.SetLength, file.Name) { Offset = value });
            file.SetLength(value);
        }

        public override void Flush() => file.Flush();

        public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            file.Dispose();
            base.Dispose(disposing);
        }
    }
}
