using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace NumVid.Formats.Nv12.Archive;

/// <summary>Writes a ZIP64 archive front to back, or goes on behind the end of one; the bytes depend on names and
/// contents alone.</summary>
/// <remarks>SharpZipLib would turn "stored" into deflate on a stream that cannot seek, and writes time
/// stamps.</remarks>
internal sealed class ZipWriter(Stream output)
{
    private const ushort VersionStored = 10;
    private const ushort VersionDeflated = 20;
    private const ushort VersionZip64 = 45;
    private const int Zip64ExtraBytes = 12;

    // 1980-01-01 00:00, the earliest that ZIP can say: it means that there is none.
    private const ushort NoDate = 0x0021;

    private byte[] _end = [];

    /// <summary>Writes an entry as it is.</summary>
    internal ZipEntryRecord Add(string name, ReadOnlySpan<byte> content)
    {
        var entry = new ZipEntryRecord(
            name, Crc32.HashToUInt32(content), content.Length, content.Length, false, output.Position);
        Write(entry, content);
        return entry;
    }

    /// <summary>Writes an entry deflated.</summary>
    internal ZipEntryRecord AddDeflated(string name, byte[] content)
    {
        var deflated = Deflate.Compress(content);
        var entry = new ZipEntryRecord(
            name, Crc32.HashToUInt32(content), deflated.Length, content.Length, true, output.Position);
        Write(entry, deflated);
        return entry;
    }

    /// <summary>Writes the directory, which counts for nothing before <see cref="WriteEnd"/>.</summary>
    /// <param name="entries">All entries that the archive has from now on.</param>
    /// <returns>The directory as a reader will find it.</returns>
    internal ZipDirectory WriteDirectory(IReadOnlyCollection<ZipEntryRecord> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var start = output.Position;
        using (var directory = new MemoryStream())
        {
            foreach (var entry in entries)
            {
                WriteCentralHeader(directory, entry);
            }

            var length = directory.Length;
            directory.Write(Zip64End(start + length, start, length, entries.Count));
            var bytes = directory.GetBuffer().AsSpan(0, (int)directory.Length);
            hash.AppendData(bytes);
            output.Write(bytes);
            _end = End(start, length, entries.Count);
        }

        hash.AppendData(_end);
        _end = [.. _end, .. ZipFormat.CommentOf(hash.GetHashAndReset())];
        return new ZipDirectory(
            entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal), start, output.Position + _end.Length,
            _end);
    }

    /// <summary>Writes the end record, which makes the directory the archive's.</summary>
    internal void WriteEnd() => output.Write(_end);

    /// <summary>The bytes that stand before the content of an entry, its name included.</summary>
    internal static byte[] LocalHeaderOf(ZipEntryRecord entry)
    {
        var name = Encoding.UTF8.GetBytes(entry.Name);
        var header = new byte[ZipFormat.LocalHeaderBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(header, ZipFormat.LocalHeader);
        WriteCommon(header.AsSpan(4), VersionOf(entry), entry, name.Length);
        return [.. header, .. name];
    }

    private void Write(ZipEntryRecord entry, ReadOnlySpan<byte> bytes)
    {
        output.Write(LocalHeaderOf(entry));
        output.Write(bytes);
    }

    private static ushort VersionOf(ZipEntryRecord entry) => entry.IsDeflated ? VersionDeflated : VersionStored;

    private static void WriteCommon(Span<byte> target, ushort version, ZipEntryRecord entry, int nameLength)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(target, version);
        BinaryPrimitives.WriteUInt16LittleEndian(target[4..], entry.IsDeflated ? ZipFormat.Deflated : ZipFormat.Stored);
        BinaryPrimitives.WriteUInt16LittleEndian(target[8..], NoDate);
        BinaryPrimitives.WriteUInt32LittleEndian(target[10..], entry.Crc32);
        BinaryPrimitives.WriteUInt32LittleEndian(target[14..], (uint)entry.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(target[18..], (uint)entry.ContentLength);
        BinaryPrimitives.WriteUInt16LittleEndian(target[22..], (ushort)nameLength);
    }

    private static void WriteCentralHeader(MemoryStream target, ZipEntryRecord entry)
    {
        var isFar = entry.HeaderOffset >= ZipFormat.InZip64;
        var version = isFar ? VersionZip64 : VersionOf(entry);
        var name = Encoding.ASCII.GetBytes(entry.Name);
        Span<byte> header = stackalloc byte[ZipFormat.CentralHeaderBytes];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, ZipFormat.CentralHeader);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], version);
        WriteCommon(header[6..], version, entry, name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[30..], (ushort)(isFar ? Zip64ExtraBytes : 0));
        BinaryPrimitives.WriteUInt32LittleEndian(header[42..], isFar ? ZipFormat.InZip64 : (uint)entry.HeaderOffset);
        target.Write(header);
        target.Write(name);
        if (isFar)
        {
            Span<byte> extra = stackalloc byte[Zip64ExtraBytes];
            BinaryPrimitives.WriteUInt16LittleEndian(extra, ZipFormat.Zip64Extra);
            BinaryPrimitives.WriteUInt16LittleEndian(extra[2..], sizeof(long));
            BinaryPrimitives.WriteInt64LittleEndian(extra[4..], entry.HeaderOffset);
            target.Write(extra);
        }
    }

    private static byte[] Zip64End(long place, long directoryOffset, long directoryLength, int count)
    {
        var bytes = new byte[ZipFormat.Zip64EndRecordBytes + ZipFormat.Zip64LocatorBytes];
        var record = bytes.AsSpan();
        BinaryPrimitives.WriteUInt32LittleEndian(record, ZipFormat.Zip64EndRecord);
        BinaryPrimitives.WriteInt64LittleEndian(record[4..], ZipFormat.Zip64EndRecordBytes - 12);
        BinaryPrimitives.WriteUInt16LittleEndian(record[12..], VersionZip64);
        BinaryPrimitives.WriteUInt16LittleEndian(record[14..], VersionZip64);
        BinaryPrimitives.WriteInt64LittleEndian(record[24..], count);
        BinaryPrimitives.WriteInt64LittleEndian(record[32..], count);
        BinaryPrimitives.WriteInt64LittleEndian(record[40..], directoryLength);
        BinaryPrimitives.WriteInt64LittleEndian(record[48..], directoryOffset);

        var locator = record[ZipFormat.Zip64EndRecordBytes..];
        BinaryPrimitives.WriteUInt32LittleEndian(locator, ZipFormat.Zip64Locator);
        BinaryPrimitives.WriteInt64LittleEndian(locator[8..], place);
        BinaryPrimitives.WriteUInt32LittleEndian(locator[16..], 1);
        return bytes;
    }

    private static byte[] End(long directoryOffset, long directoryLength, int count)
    {
        var record = new byte[ZipFormat.EndRecordBytes];
        var shownCount = (ushort)Math.Min(count, ushort.MaxValue);
        BinaryPrimitives.WriteUInt32LittleEndian(record, ZipFormat.EndRecord);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(8), shownCount);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(10), shownCount);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12), (uint)Math.Min(directoryLength, ZipFormat.InZip64));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(16), (uint)Math.Min(directoryOffset, ZipFormat.InZip64));
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(20), (ushort)ZipFormat.CommentBytes);
        return record;
    }
}
