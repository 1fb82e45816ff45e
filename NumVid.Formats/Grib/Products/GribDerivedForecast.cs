namespace NumVid.Formats.Grib.Products;

/// <summary>What was derived from all members of an ensemble, by the numbers of code table 4.7.</summary>
internal static class GribDerivedForecast
{
    /// <summary>The number, or null for fields that were derived from no ensemble.</summary>
    internal static long? Find(GribProduct product) =>
        product.Find("derivedForecast") ?? (product.Edition == 1 ? OfType(product.Find("marsType")) : null);

    // The ECMWF's types of edition 1: ensemble mean, ensemble standard deviation.
    private static long? OfType(long? type) => type switch
    {
        17 => 0,
        18 => 2,
        _ => null,
    };
}
