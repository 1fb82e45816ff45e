using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>Gives the values that were put into a variable. For any number of threads.</summary>
internal interface IValueSource<T>
{
    /// <summary>The values of a box in an array of their own.</summary>
    T[] Gather(Box box);

    /// <summary>Looks at the values of a box, without a copy where they lie in one piece.</summary>
    /// <typeparam name="TResult">What is seen.</typeparam>
    /// <param name="box">The box.</param>
    /// <param name="look">Looks at all its values, in row-major order.</param>
    TResult Look<TResult>(Box box, ValueLook<T, TResult> look);
}
