namespace NumVid.Formats.Model;

/// <summary>A dataset that chooses how it keeps values, and tells what the choice took.</summary>
public interface ITimedStorage
{
    /// <summary>The times of the last commit; null before the first.</summary>
    EncodingTimes? LastEncoding { get; }
}
