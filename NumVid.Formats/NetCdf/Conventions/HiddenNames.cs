using System;

namespace NumVid.Formats.NetCdf.Conventions;

/// <summary>The attributes in which this provider keeps what netCDF has no place for; users do not see them.</summary>
internal static class HiddenNames
{
    /// <summary>What all of them begin with.</summary>
    internal const string Prefix = "_numvid_";

    /// <summary>The SDS type of a variable that netCDF lacks, <see cref="BooleanType"/> or
    /// <see cref="DateTimeType"/>, or that readers would not choose for packed values, <see cref="FloatType"/> or
    /// <see cref="DoubleType"/>.</summary>
    internal const string Type = "_numvid_type";

    /// <summary>The true name of a variable whose name netCDF refuses, or that is not the only one of its
    /// name.</summary>
    internal const string Name = "_numvid_name";

    /// <summary>The true names of a variable's dimensions, one a line, when netCDF refuses one of them.</summary>
    internal const string Dimensions = "_numvid_dimensions";

    /// <summary>The true names of dimensions, one a line, that are unlimited only because netCDF has no other empty
    /// ones.</summary>
    internal const string Empty = "_numvid_empty_dimensions";

    /// <summary>Notes on attributes, see <see cref="AttributeNotes"/>.</summary>
    internal const string Attributes = "_numvid_attributes";

    /// <summary>Content of <see cref="Type"/> for NC_UBYTE values 0 and 1.</summary>
    internal const string BooleanType = "bool";

    /// <summary>Content of <see cref="Type"/> for NC_INT64 ticks, so that nothing is lost, unlike in a
    /// double.</summary>
    internal const string DateTimeType = "datetime: 100 ns since 0001-01-01T00:00:00, proleptic Gregorian";

    /// <summary>Content of <see cref="Type"/> for packed numbers that were float32.</summary>
    internal const string FloatType = "float32";

    /// <summary>Content of <see cref="Type"/> for packed numbers that were float64.</summary>
    internal const string DoubleType = "float64";

    /// <summary>Whether an attribute is housekeeping.</summary>
    internal static bool IsHidden(string name) => name is Type or Name or Dimensions or Empty or Attributes;

    /// <summary>Turns the content of <see cref="Type"/> into the type, or null when there is none or an unknown
    /// one.</summary>
    internal static Type? ToSdsType(string? content) => content switch
    {
        BooleanType => typeof(bool),
        DateTimeType => typeof(DateTime),
        FloatType => typeof(float),
        DoubleType => typeof(double),
        _ => null,
    };
}
