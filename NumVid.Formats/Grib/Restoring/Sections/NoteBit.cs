namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>How likely a bit is 1, learned from those before it: the mean of a quick and a slow estimate.</summary>
internal struct NoteBit()
{
    private const int Quick = 4;
    private const int Slow = 7;
    private const int One = 1 << 16;

    private int _quick = One / 2;
    private int _slow = One / 2;

    /// <summary>The chance of a 1, of 2^16, never 0 and never all.</summary>
    internal readonly uint Chance => (uint)((_quick + _slow) >> 1) is var chance && chance < 32 ? 32
        : chance > One - 32 ? One - 32 : chance;

    /// <summary>Learns a bit.</summary>
    internal void Learn(int bit)
    {
        var target = bit != 0 ? One : 0;
        _quick += (target - _quick) >> Quick;
        _slow += (target - _slow) >> Slow;
    }
}
