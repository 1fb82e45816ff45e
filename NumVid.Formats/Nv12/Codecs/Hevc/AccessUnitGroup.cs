using System.Buffers;
using System.Collections.Generic;

namespace NumVid.Formats.Nv12.Codecs.Hevc;

/// <summary>Pictures of an HEVC stream that are decoded alone.</summary>
internal sealed class AccessUnitGroup
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Begins with a picture that decoding can begin with.</summary>
    /// <param name="sets">The parameter sets that stand before it and that it does not bring itself.</param>
    /// <param name="first">The picture.</param>
    internal AccessUnitGroup(IEnumerable<byte[]> sets, AccessUnit first)
    {
        foreach (var set in sets)
        {
            _bytes.Write(set);
        }

        Add(first);
    }

    /// <summary>Pictures that are shown as part of the group.</summary>
    internal int FrameCount { get; private set; }

    /// <summary>Pictures in its stream; one more than are shown where the last of them need the first picture of the
    /// next group.</summary>
    internal int PictureCount { get; private set; }

    /// <summary>Its bytes.</summary>
    internal byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>Adds a picture.</summary>
    internal void Add(AccessUnit picture)
    {
        AddUnshown(picture);
        FrameCount++;
    }

    /// <summary>Adds a picture that others need and that is not of the group: all that are shown come before it.</summary>
    internal void AddUnshown(AccessUnit picture)
    {
        foreach (var unit in picture.Units)
        {
            _bytes.Write(unit);
        }

        PictureCount++;
    }
}
