using System;
using NumVid.Formats.Model;
using NumVid.Formats.Restoring;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Restoring;

/// <summary>Values that were read in some boxes come out in others; each value is its own place.</summary>
internal sealed class StagedVariableTests
{
    private static readonly int[] s_shape = [4, 5, 6];

    [TestCase(new[] { 0, 0, 0 }, new[] { 4, 5, 6 })]
    [TestCase(new[] { 1, 2, 3 }, new[] { 3, 2, 2 })]
    [TestCase(new[] { 0, 1, 0 }, new[] { 4, 3, 6 })]
    [TestCase(new[] { 3, 4, 5 }, new[] { 1, 1, 1 })]
    public void Box_HasItsValues(int[] origin, int[] count)
    {
        using var staged = StagedVariable.Create(new Places(), "places",
        [
            ([0, 0, 0], [2, 5, 6]), ([2, 0, 0], [2, 2, 6]), ([2, 2, 0], [2, 3, 4]), ([2, 2, 4], [2, 3, 2]),
        ]);

        var box = staged.Read(origin, count);

        Assert.That(box, Is.EqualTo(Places.Box(origin, count)));
    }

    private sealed class Places : IOriginalValues
    {
        public int[] ShapeOf(string variable) => s_shape;

        public Array Read(string variable, int[] origin, int[] shape) => Box(origin, shape);

        internal static double[,,] Box(int[] origin, int[] shape)
        {
            var values = new double[shape[0], shape[1], shape[2]];
            for (var i = 0; i < shape[0]; i++)
            {
                for (var j = 0; j < shape[1]; j++)
                {
                    for (var k = 0; k < shape[2]; k++)
                    {
                        values[i, j, k] = (100 * (i + origin[0])) + (10 * (j + origin[1])) + k + origin[2];
                    }
                }
            }

            return values;
        }
    }
}
