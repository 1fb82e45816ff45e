namespace NumVid.Formats.Model;

/// <summary>What the work of encoding was spent on, in seconds by the clock of the threads that did it, added up.</summary>
/// <param name="ChoiceSeconds">Samples, trials and whole encodings that were made to find the codec, the transform and
/// their settings, and are not written.</param>
/// <param name="CodingSeconds">What is written, with the proof that it can be read within its bounds.</param>
public readonly record struct EncodingTimes(double ChoiceSeconds, double CodingSeconds);
