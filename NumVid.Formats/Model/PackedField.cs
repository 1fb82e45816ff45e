using System;

namespace NumVid.Formats.Model;

/// <summary>A plane of values as another file packed it: a picture of whole numbers, and what they mean.</summary>
/// <param name="Stream">A JPEG 2000 code stream of one gray picture; empty where all numbers are 0.</param>
/// <param name="Width">The picture's width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Bits">The bits of a sample, 1 to 16.</param>
/// <param name="Reference">What is added to a number's steps.</param>
/// <param name="Step">What a number is multiplied by first.</param>
/// <param name="Factor">What the sum is multiplied by.</param>
/// <param name="Rows">The rows of the plane.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Order">How the picture lists the points that have a value: 1 westward, 2 northward, 4 by columns, 8 every
/// second row or column backwards.</param>
internal sealed record PackedField(
    ReadOnlyMemory<byte> Stream, int Width, int Height, int Bits, double Reference, double Step, double Factor, int Rows,
    int Columns, int Order);
