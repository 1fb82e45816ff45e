using System;

namespace NumVid.Formats.Nv12.Scaling;

/// <summary>How far a segment's values may be off; all limits hold at once, and infinity is none.</summary>
/// <param name="Absolute">The largest error of a point, in the variable's unit.</param>
/// <param name="Relative">The largest error of a point as a part of its magnitude.</param>
/// <param name="MeanSquare">The largest mean of the squared errors.</param>
internal sealed record ErrorLimits(double Absolute, double Relative, double MeanSquare)
{
    /// <summary>Nothing is guaranteed.</summary>
    internal static ErrorLimits None { get; } =
        new(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>Every bit stays.</summary>
    internal static ErrorLimits Exact { get; } = None with { Absolute = 0 };

    /// <summary>Whether every bit has to stay.</summary>
    internal bool IsExact => Absolute == 0 || MeanSquare == 0;

    /// <summary>Whether each point has a limit of its own.</summary>
    internal bool HasPointLimit => double.IsFinite(Absolute) || IsRelative;

    /// <summary>Whether the limit of a point depends on its magnitude.</summary>
    internal bool IsRelative => double.IsFinite(Relative);

    /// <summary>The largest error of a point with a value.</summary>
    internal double At(double value) => IsRelative ? Math.Min(Absolute, Relative * Math.Abs(value)) : Absolute;
}
