using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;
using ICSharpCode.SharpZipLib.Checksum;

namespace NumVid.Formats.Nv12.Container;

/// <summary>Writes a ZIP64 archive of stored entries, front to back; the bytes depend on names and contents alone.</summary>
/// <remarks>SharpZipLib would turn "stored" into deflate on a stream that cannot seek, and writes time stamps.</remarks>
internal sealed class StoredZipWriter(Stream output)
{
    private const ushort VersionStored = 10;
    private const ushort VersionZip64 = 45;
    private const int Zip64ExtraBytes = 12;

    // 1980-01-01 00:00, the earliest that ZIP can say: it means that there is none.
    private const ushort NoDate = 0x0021;

    private readonly List<ZipEntryRecord> _entries = [];

    /// <summary>Writes an entry.</summary>
    internal void Add(string name, ReadOnlySpan<byte> content)
    {
        Begin(new ZipEntryRecord(name, ChecksumOf(content), content.Length, output.Position));
        output.Write(content);
    }

    /// <summary>Copies an entry of another archive as it stands, checksum included.</summary>
    internal void Copy(ZipEntryRecord entry, ZipReader source)
    {
        Begin(entry with { HeaderOffset = output.Position });
        source.CopyTo(entry, output);
    }

    /// <summary>The bytes that stand before the content of an entry, its name included.</summary>
    internal static byte[] LocalHeaderOf(ZipEntryRecord entry)
    {
        var name = Encoding.UTF8.GetBytes(entry.Name);
        var header = new byte[ZipFormat.LocalHeaderBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(header, ZipFormat.LocalHeader);
        WriteCommon(header.AsSpan(4), VersionStored, entry, name.Length);
        return [.. header, .. name];
    }

    /// <summary>Writes the directory.</summary>
    internal void Finish()
    {
        var start = output.Position;
        foreach (var entry in _entries)
        {
            WriteCentralHeader(entry);
        }

        WriteEnd(start, output.Position - start);
    }

    private void Begin(ZipEntryRecord entry)
    {
        output.Write(LocalHeaderOf(entry));
        _entries.Add(entry);
    }

    private static void WriteCommon(Span<byte> target, ushort version, ZipEntryRecord entry, int nameLength)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(target, version);
        BinaryPrimitives.WriteUInt16LittleEndian(target[8..], NoDate);
        BinaryPrimitives.WriteUInt32LittleEndian(target[10..], entry.Crc32);
        BinaryPrimitives.WriteUInt32LittleEndian(target[14..], (uint)entry.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(target[18..], (uint)entry.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(target[22..], (ushort)nameLength);
    }

    private void WriteCentralHeader(ZipEntryRecord entry)
    {
        var isFar = entry.HeaderOffset >= ZipFormat.InZip64;
        var version = isFar ? VersionZip64 : VersionStored;
        var name = Encoding.ASCII.GetBytes(entry.Name);
        var header = new byte[ZipFormat.CentralHeaderBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(header, ZipFormat.CentralHeader);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), version);
        WriteCommon(header.AsSpan(6), version, entry, name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(30), (ushort)(isFar ? Zip64ExtraBytes : 0));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(42), isFar ? ZipFormat.InZip64 : (uint)entry.HeaderOffset);
        output.Write(header);
        output.Write(name);
        if (isFar)
        {
            Span<byte> extra = stackalloc byte[Zip64ExtraBytes];
            BinaryPrimitives.WriteUInt16LittleEndian(extra, ZipFormat.Zip64Extra);
            BinaryPrimitives.WriteUInt16LittleEndian(extra[2..], sizeof(long));
            BinaryPrimitives.WriteInt64LittleEndian(extra[4..], entry.HeaderOffset);
            output.Write(extra);
        }
    }

    private void WriteEnd(long directoryOffset, long directoryLength)
    {
        var zip64Offset = output.Position;
        var end = new byte[ZipFormat.Zip64EndRecordBytes + ZipFormat.Zip64LocatorBytes + ZipFormat.EndRecordBytes];
        var record = end.AsSpan();
        BinaryPrimitives.WriteUInt32LittleEndian(record, ZipFormat.Zip64EndRecord);
        BinaryPrimitives.WriteInt64LittleEndian(record[4..], ZipFormat.Zip64EndRecordBytes - 12);
        BinaryPrimitives.WriteUInt16LittleEndian(record[12..], VersionZip64);
        BinaryPrimitives.WriteUInt16LittleEndian(record[14..], VersionZip64);
        BinaryPrimitives.WriteInt64LittleEndian(record[24..], _entries.Count);
        BinaryPrimitives.WriteInt64LittleEndian(record[32..], _entries.Count);
        BinaryPrimitives.WriteInt64LittleEndian(record[40..], directoryLength);
        BinaryPrimitives.WriteInt64LittleEndian(record[48..], directoryOffset);

        var locator = record[ZipFormat.Zip64EndRecordBytes..];
        BinaryPrimitives.WriteUInt32LittleEndian(locator, ZipFormat.Zip64Locator);
        BinaryPrimitives.WriteInt64LittleEndian(locator[8..], zip64Offset);
        BinaryPrimitives.WriteUInt32LittleEndian(locator[16..], 1);

        var classic = locator[ZipFormat.Zip64LocatorBytes..];
        var count = (ushort)Math.Min(_entries.Count, ushort.MaxValue);
        BinaryPrimitives.WriteUInt32LittleEndian(classic, ZipFormat.EndRecord);
        BinaryPrimitives.WriteUInt16LittleEndian(classic[8..], count);
        BinaryPrimitives.WriteUInt16LittleEndian(classic[10..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(classic[12..], (uint)Math.Min(directoryLength, ZipFormat.InZip64));
        BinaryPrimitives.WriteUInt32LittleEndian(classic[16..], (uint)Math.Min(directoryOffset, ZipFormat.InZip64));
        output.Write(end);
    }

    /// <summary>The CRC-32 of an entry's content.</summary>
    internal static uint ChecksumOf(ReadOnlySpan<byte> content)
    {
        var crc = new Crc32();
        crc.Update(new ArraySegment<byte>(content.ToArray()));
        return (uint)crc.Value;
    }
}
