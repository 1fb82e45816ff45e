using System.Linq;
using System.Text.Json.Serialization.Metadata;
using NumVid.Compare.Metrics;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Json;

/// <summary>Puts the metrics of a row among its other figures, each under its own name.</summary>
internal static class MetricProperties
{
    private const string Before = "onParetoFront";

    /// <summary>Adds them to the serializer of rows; leaves others alone.</summary>
    internal static void AddTo(JsonTypeInfo type)
    {
        if (type.Type != typeof(ComparisonRow))
        {
            return;
        }

        var place = type.Properties.ToList().FindIndex(property => property.Name == Before) + 1;
        foreach (var metric in ErrorMetrics.All)
        {
            var property = type.CreateJsonPropertyInfo(metric.ValueType, metric.Name);
            property.Get = row => ((ComparisonRow)row).Metrics.Of(metric);
            type.Properties.Insert(place++, property);
        }
    }
}
