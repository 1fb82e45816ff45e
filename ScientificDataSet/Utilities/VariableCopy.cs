using System;
using System.Linq;

namespace Microsoft.Research.Science.Data.Utilities;

/// <summary>A variable and its copy, whose rows along the first axis are copied some at a time.</summary>
internal sealed class VariableCopy(Variable source, Variable target)
{
    // A string's length is not known before it is read.
    private const long BytesOfString = 100_000;
    private const int BytesOfDate = 8;

    private readonly int[] _shape = source.GetShape();

    /// <summary>The name of the first axis; null for a scalar.</summary>
    internal string? FirstDimension { get; } = source.Rank == 0 ? null : source.Dimensions[0].Name;

    internal string[] Dimensions { get; } = source.Dimensions.AsNamesArray();

    /// <summary>The number of rows; 1 for a scalar.</summary>
    internal int Rows => _shape.Length == 0 ? 1 : _shape[0];

    /// <summary>Whether there is anything to put: a shape of zeros is that of a variable that nothing was put
    /// into.</summary>
    internal bool HasData => _shape.Length == 0 || _shape.Any(length => length > 0);

    /// <summary>An estimate.</summary>
    internal long BytesOfRow =>
        _shape.Skip(1).Aggregate(BytesOfElement(source.TypeOfData), (bytes, length) => bytes * length);

    internal void Copy(int from, int count)
    {
        if (_shape.Length == 0)
        {
            target.PutData(source.GetData());
            return;
        }

        int[] origin = [from, .. new int[_shape.Length - 1]];
        int[] shape = [count, .. _shape[1..]];
        target.PutData(origin, source.GetData(origin, shape));
    }

    private static long BytesOfElement(Type type) => type == typeof(string) ? BytesOfString
        : type == typeof(DateTime) ? BytesOfDate : Buffer.ByteLength(Array.CreateInstance(type, 1));
}
