namespace NumVid.Formats.Grib.Restoring;

/// <summary>One field of a message: where its sections belong and how they are made.</summary>
internal sealed record GribOutlineField
{
    /// <summary>How many header octets of the message stand before the data section, and before the bitmap that is
    /// made.</summary>
    internal required int DataAt { get; init; }

    /// <summary>The bytes of the data section.</summary>
    internal required int DataLength { get; init; }

    /// <summary>The CRC-32 of bitmap and data section.</summary>
    internal uint Crc32 { get; init; }

    /// <summary>The bytes of the bitmap's section, where it is made from values; it stands right before the data
    /// section.</summary>
    internal int BitmapLength { get; init; }

    /// <summary>The bytes of what is not in the header.</summary>
    internal int Length => BitmapLength + DataLength;

    /// <summary>The number of the variable with its values; -1 where there is none.</summary>
    internal int Variable { get; init; } = -1;

    /// <summary>The place of its plane among those of the variable.</summary>
    internal int Plane { get; init; }

    /// <summary>The order of its points.</summary>
    internal GribPointOrder Order { get; init; }

    /// <summary>What is needed to make the data section from values; empty where it is kept as it is.</summary>
    internal byte[] Note { get; init; } = [];

    /// <summary>The bytes that the section takes among the kept ones; fewer than it has where they are deflated.</summary>
    internal int KeptLength { get; init; }

    /// <summary>Whether the data section is kept as it is.</summary>
    internal bool IsKept => Note.Length == 0;
}
