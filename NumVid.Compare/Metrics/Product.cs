namespace NumVid.Compare.Metrics;

/// <summary>Products of lengths.</summary>
internal static class Product
{
    /// <summary>How many values lie on the axes from one on.</summary>
    internal static long Of(int[] shape, int firstAxis)
    {
        var product = 1L;
        for (var axis = firstAxis; axis < shape.Length; axis++)
        {
            product = checked(product * shape[axis]);
        }

        return product;
    }
}
