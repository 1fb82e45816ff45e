namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>Predicts the first level of a block, which stands for its mean, in frames that are coded whole: by that of
/// the block to the left, in the first column by that of the block above.</summary>
internal sealed class MeanPrediction
{
    private int _left;
    private int _above;
    private bool _isFirst;

    /// <summary>Goes to the next row of blocks.</summary>
    internal void StartRow() => (_left, _isFirst) = (_above, true);

    /// <summary>What a level is beyond its prediction.</summary>
    internal int Take(int level) => level - Next(level);

    /// <summary>The level that is so much beyond its prediction.</summary>
    internal int Add(int difference)
    {
        var level = _left + difference;
        Next(level);
        return level;
    }

    private int Next(int level)
    {
        var predicted = _left;
        _left = level;
        if (_isFirst)
        {
            (_above, _isFirst) = (level, false);
        }

        return predicted;
    }
}
