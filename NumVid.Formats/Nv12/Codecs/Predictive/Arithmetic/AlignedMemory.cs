namespace NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

/// <summary>Numbers that do not move and start at a cache line; zeros at first.</summary>
/// <remarks>They are there as long as the memory that they were taken from. Nothing is checked: each user says why it
/// stays inside.</remarks>
/// <typeparam name="T">Any unmanaged type.</typeparam>
internal sealed unsafe class AlignedMemory<T>
    where T : unmanaged
{
    /// <summary>Takes memory.</summary>
    /// <param name="memory">From where.</param>
    /// <param name="count">How many numbers.</param>
    internal AlignedMemory(ModelMemory memory, long count)
    {
        Count = count;
        Start = (T*)memory.Take(checked(count * sizeof(T)));
    }

    private AlignedMemory(T* start, long count)
    {
        Start = start;
        Count = count;
    }

    /// <summary>The first number.</summary>
    internal T* Start { get; }

    /// <summary>How many there are.</summary>
    internal long Count { get; }

    /// <summary>A table that stays as long as the program runs.</summary>
    internal static AlignedMemory<T> OfProgram(int count) => new((T*)ModelMemory.TakeForever(count * sizeof(T)), count);

    /// <summary>Sets all numbers.</summary>
    internal AlignedMemory<T> Fill(T value)
    {
        for (var i = 0L; i < Count; i++)
        {
            Start[i] = value;
        }

        return this;
    }
}
