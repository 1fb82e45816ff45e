namespace Microsoft.Research.Science.Data.CSV;

/// <summary>What stands between the cells of a row.</summary>
public enum Delimiter
{
    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A semicolon.</summary>
    Semicolon,

    /// <summary>A tab.</summary>
    Tab,

    /// <summary>A blank.</summary>
    Space,
}
