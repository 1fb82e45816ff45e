using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Nv12.Video;
using NumVid.Formats.Nv12.Video.Interop;

namespace NumVid.Formats.Nv12.Codecs.Packed;

/// <summary>The pictures of packed planes: a Matroska file for each size and depth, in the order in which planes first have
/// it, each with its length in front.</summary>
internal static class PackedFiles
{
    /// <summary>Writes the files.</summary>
    /// <param name="planes">The planes.</param>
    /// <param name="streams">Their code streams.</param>
    internal static byte[] Write(PackedPlane[] planes, IReadOnlyList<ReadOnlyMemory<byte>> streams)
    {
        using var all = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var group in GroupsOf(planes))
        {
            var file = MatroskaPictures.Write(
                group.Key.Width, group.Key.Height, [.. group.Select(number => streams[number])]);
            BinaryPrimitives.WriteInt32LittleEndian(length, file.Length);
            all.Write(length);
            all.Write(file);
        }

        return all.ToArray();
    }

    /// <summary>Decodes all pictures.</summary>
    /// <returns>The numbers of each plane that has a picture.</returns>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    internal static ushort[]?[] Decode(PackedPlane[] planes, ReadOnlyMemory<byte> files)
    {
        var numbers = new ushort[]?[planes.Length];
        foreach (var (group, file) in Split(planes, files))
        {
            var (width, height, depth) = planes[group[0]].Shape;
            var size = checked(width * height);
            var samples = new ushort[checked(size * group.Length)];
            VideoFormat.Jpeg2000.Decode(file.Span, new NvShape
            {
                width = width,
                height = height,
                coded_width = width,
                coded_height = height,
                frame_count = group.Length,
                bit_depth = depth,
            }, samples);
            for (var i = 0; i < group.Length; i++)
            {
                numbers[group[i]] = NumbersOf(samples.AsSpan(i * size, size), depth - planes[group[i]].Bits);
            }
        }

        return numbers;
    }

    /// <summary>Takes the code stream of a plane out.</summary>
    /// <exception cref="InvalidDataException">A file is damaged, or there is none for this plane.</exception>
    internal static ReadOnlyMemory<byte> Take(PackedPlane[] planes, ReadOnlyMemory<byte> files, int plane)
    {
        foreach (var (group, file) in Split(planes, files))
        {
            if (Array.IndexOf(group, plane) is var place && place >= 0)
            {
                return MatroskaPictures.Take(file, [.. group.Select(number => planes[number].Length)], place);
            }
        }

        throw new InvalidDataException($"packed plane {plane} has no code stream");
    }

    // Samples of fewer bits stand in the high ones.
    private static ushort[] NumbersOf(ReadOnlySpan<ushort> samples, int shift)
    {
        var numbers = samples.ToArray();
        foreach (ref var number in numbers.AsSpan())
        {
            number >>= shift;
        }

        return numbers;
    }

    private static IEnumerable<(int[] Group, ReadOnlyMemory<byte> File)> Split(
        PackedPlane[] planes, ReadOnlyMemory<byte> files)
    {
        foreach (var group in GroupsOf(planes))
        {
            var length = files.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(files.Span);
            if (length < 0 || length > files.Length - sizeof(int))
            {
                throw new InvalidDataException("the pictures of packed planes are cut short");
            }

            yield return ([.. group], files.Slice(sizeof(int), length));
            files = files[(sizeof(int) + length)..];
        }

        if (!files.IsEmpty)
        {
            throw new InvalidDataException($"{files.Length} bytes stand behind the pictures of packed planes");
        }
    }

    private static IEnumerable<IGrouping<(int Width, int Height, int Depth), int>> GroupsOf(PackedPlane[] planes) =>
        Enumerable.Range(0, planes.Length).Where(number => planes[number].Length > 0).GroupBy(number => planes[number].Shape);
}
