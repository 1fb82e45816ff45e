using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Headers;

/// <summary>The number of a field's ensemble member.</summary>
internal static class GribMember
{
    /// <summary>Reads it; null outside ensembles.</summary>
    internal static long? Find(GribProduct product) =>
        product.Find("perturbationNumber") ?? product.Find("identificationNumber");
}
