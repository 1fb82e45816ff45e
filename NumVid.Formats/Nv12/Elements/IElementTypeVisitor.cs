namespace NumVid.Formats.Nv12.Elements;

/// <summary>What is done with an element type that is known at run time only.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
internal interface IElementTypeVisitor<out TResult>
{
    /// <summary>Does it.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    TResult Visit<T>();
}
