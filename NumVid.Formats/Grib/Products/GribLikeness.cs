namespace NumVid.Formats.Grib.Products;

// Why so: docs/decisions/0064-grib-identity-from-all-octets.md
/// <summary>Which values of a number mean the same variable, so that a series does not fall apart at its
/// analysis, nor an ensemble at its control run.</summary>
internal static class GribLikeness
{
    private const int Reanalysis5 = 23;

    /// <summary>What a value counts as, for telling fields apart; equal for values of one variable.</summary>
    /// <param name="product">The product definition.</param>
    /// <param name="name">The number.</param>
    /// <param name="value">Its value.</param>
    internal static long Of(GribProduct product, string name, long value) => name switch
    {
        // Analysis, initialisation, forecast, ensemble forecast.
        "typeOfGeneratingProcess" => value is 0 or 1 or 2 or 4 ? 2 : value,

        // Analysis, forecast, both, control, perturbed, both; missing.
        "typeOfProcessedData" => value is >= 0 and <= 5 or 255 ? 1 : value,

        // Analysis and forecast; control and perturbed forecast.
        "marsType" => value is 2 or 9 ? 9 : value is 10 or 11 ? 11 : value,

        // Control runs, negative and positive perturbations, several models: all are members.
        "typeOfEnsembleForecast" => value is >= 0 and <= 4 ? 4 : value,
        "typeOfEnsembleProduct" => value is >= 1 and <= 3 ? 3 : value,

        // Forecast, analysis, forecast with a long period.
        "timeRangeIndicator" => value is 0 or 1 or 10 ? 0 : value,

        // Pressure in hPa and in Pa.
        "indicatorOfTypeOfLevel" => value == 210 ? 100 : value,

        // What ERA5 publishes first (0005) is followed by what it stays with (0001).
        "experimentVersionNumber" => product.Find("marsClass") == Reanalysis5 && value == 0x30303035 ? 0x30303031 : value,
        _ => value,
    };

    /// <summary>Whether a field is an analysis, where headers say so.</summary>
    internal static bool IsAnalysis(GribProduct product)
    {
        if (product.Find("marsType") is { } type)
        {
            return type == 2;
        }

        return product.Find("typeOfProcessedData") is >= 0 and <= 5 and { } data ? data == 0
            : product.Find("typeOfGeneratingProcess") is 0 or 1;
    }
}
