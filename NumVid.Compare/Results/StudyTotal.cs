namespace NumVid.Compare.Results;

/// <summary>One configuration over the inputs of a study.</summary>
/// <param name="Configuration">The configuration.</param>
/// <param name="Inputs">The inputs that it holds, all variables of them and each within its bound.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="CommonBytes">The bytes of those inputs that all configurations hold.</param>
/// <param name="Smallest">How many of its inputs nobody has a smaller file of; of equal ones each is counted.</param>
/// <param name="MeanCompressionRatio">The geometric mean of float32 bytes / bytes; null without inputs.</param>
/// <param name="MeanToSmallest">The geometric mean of bytes / bytes of the smallest file of the input; null without
/// inputs, and for values without coordinates.</param>
internal sealed record StudyTotal(
    string Configuration, int Inputs, long Bytes, long CommonBytes, int Smallest, double? MeanCompressionRatio,
    double? MeanToSmallest);
