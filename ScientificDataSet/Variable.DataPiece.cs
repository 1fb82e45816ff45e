using System;

namespace Microsoft.Research.Science.Data;

/// <content>One pending piece of data.</content>
public abstract partial class Variable
{
    /// <summary>An array to be written, and where.</summary>
    public struct DataPiece
    {
#pragma warning disable CA1051 // fields are what providers compiled against the original library access
        /// <summary>Where the array goes. A pending append has zeros and -1 at the axis that it lengthens.</summary>
        public int[] Origin;

        /// <summary>The array, of the variable's rank; one element for a scalar.</summary>
        public Array Data;
#pragma warning restore CA1051

        /// <summary>Turns the origin of a pending append into a real one.</summary>
        /// <param name="origin">The origin; returned as it is when it has no -1.</param>
        /// <param name="shape">The shape of what is there already.</param>
        public static int[] UpdateAppendedOrigin(int[] origin, int[] shape)
        {
            ArgumentNullException.ThrowIfNull(shape);
            return UpdateAppendedOrigin(origin, axis => shape[axis]);
        }

        /// <summary>Turns the origin of a pending append into a real one.</summary>
        /// <param name="origin">The origin; returned as it is when it has no -1.</param>
        /// <param name="shape">Gives the length of an axis of what is there already.</param>
        public static int[] UpdateAppendedOrigin(int[] origin, Func<int, int> shape)
        {
            ArgumentNullException.ThrowIfNull(origin);
            ArgumentNullException.ThrowIfNull(shape);
            var axis = Array.IndexOf(origin, -1);
            if (axis < 0)
            {
                return origin;
            }

            var resolved = (int[])origin.Clone();
            resolved[axis] = shape(axis);
            return resolved;
        }
    }
}
