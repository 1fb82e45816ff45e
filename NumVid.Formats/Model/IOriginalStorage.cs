namespace NumVid.Formats.Model;

/// <summary>A dataset that keeps, beside its variables, what is needed to make the file again from which they
/// came.</summary>
internal interface IOriginalStorage
{
    /// <summary>What the committed file keeps of an original, or null.</summary>
    IStoredOriginal? Original { get; }

    /// <summary>Begins to read a box of a variable; a stored one can be used while it still comes. Its values are not
    /// checked: what is made of them is.</summary>
    ArrivingValues Begin(string variable, int[] origin, int[] shape);

    /// <summary>Keeps an original with the next commit, which has all its variables.</summary>
    void KeepOriginal(IOriginalSource source);
}
