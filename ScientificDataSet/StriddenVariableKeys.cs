namespace Microsoft.Research.Science.Data;

/// <summary>The attributes in which a view of every n-th element says what it shows.</summary>
public static class StriddenVariableKeys
{
    /// <summary>The first position along each axis of the other variable: an array of int.</summary>
    public const string KeyForOrigin = "stride_origin";

    /// <summary>The step along each axis; 0 where the axis is dropped: an array of int.</summary>
    public const string KeyForStride = "stride_stride";

    /// <summary>The number of positions along each axis; 0 where it is open: an array of int.</summary>
    public const string KeyForCount = "stride_count";

    /// <summary>The dimensions of the other variable: an array of string.</summary>
    public const string KeyForSourceDims = "stride_dims";
}
