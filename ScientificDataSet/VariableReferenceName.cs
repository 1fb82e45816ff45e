namespace Microsoft.Research.Science.Data;

/// <summary>A variable named in the fragment of a dataset's URI: <c>#name</c> or <c>#name=alias</c>.</summary>
public readonly struct VariableReferenceName
{
    /// <summary>Names a variable that keeps its name.</summary>
    /// <param name="name">The variable's name.</param>
    public VariableReferenceName(string name)
        : this(name, name)
    {
    }

    /// <summary>Names a variable and what it shall be called.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="alias">What it shall be called.</param>
    public VariableReferenceName(string name, string alias)
    {
        Name = name;
        Alias = alias;
    }

    /// <summary>The variable's name.</summary>
    public string Name { get; }

    /// <summary>What it shall be called; the name itself when no other was given.</summary>
    public string Alias { get; }
}
