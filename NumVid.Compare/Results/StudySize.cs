namespace NumVid.Compare.Results;

/// <summary>One input through one configuration.</summary>
/// <param name="Configuration">The configuration.</param>
/// <param name="Bytes">The bytes of all variables, in one file where there is one; null where one of them is not ok,
/// or does not keep its bound.</param>
/// <param name="RawBytes">The bytes of the values as float32.</param>
/// <param name="HoldsValuesAlone">Whether coordinates and attributes are not among the bytes.</param>
internal sealed record StudySize(string Configuration, long? Bytes, long RawBytes, bool HoldsValuesAlone);
