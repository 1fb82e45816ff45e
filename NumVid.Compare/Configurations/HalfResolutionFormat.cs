using System.Collections.Generic;
using NumVid.Compare.Measurement;

namespace NumVid.Compare.Configurations;

/// <summary><c>half-resolution</c>: every second point of both directions of the frame, deflated, the others
/// interpolated.</summary>
internal sealed class HalfResolutionFormat : ConfigurationFormat
{
    private const string Name = "half-resolution";

    /// <inheritdoc/>
    internal override string Forms => Name;

    /// <inheritdoc/>
    internal override string Start => "half-";

    /// <inheritdoc/>
    internal override string? WhyPlacesAreLost => "Half of the points cannot tell where values are missing";

    /// <inheritdoc/>
    internal override FormatConfiguration? Parse(ConfigurationName name) => name.Text != Name ? null : new(
        name.Text, "netcdf", ".nc",
        Options(("deflate", Text(NetCdfFormat.MaxDeflateLevel)), ("shuffle", "true")), this);

    /// <inheritdoc/>
    internal override IFieldPassage? PassageOf(IReadOnlyList<SourceField> fields) => HalfResolution.For(fields);
}
