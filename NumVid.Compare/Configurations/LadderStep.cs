namespace NumVid.Compare.Configurations;

/// <summary>One setting of a format.</summary>
/// <param name="Setting">The setting as a name has it: <c>11</c> in <c>grib2-ccsds:11</c>, or a bound.</param>
/// <param name="Configuration">The configuration with that setting, under the name without it.</param>
internal sealed record LadderStep(string Setting, FormatConfiguration Configuration);
