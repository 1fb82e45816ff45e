namespace NumVid.Formats.Nv12.Elements;

/// <summary>Tells text that UTF-8 can carry from text with half a surrogate pair in it.</summary>
internal static class WellFormedText
{
    /// <summary>Whether every surrogate has its partner; null is well formed.</summary>
    internal static bool Check(string? text)
    {
        for (var i = 0; i < text?.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
