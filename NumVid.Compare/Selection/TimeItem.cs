using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Selection;

/// <summary>Times between two dates, which stand for all of the day, month, ... that they name.</summary>
/// <param name="Text">They as the user wrote them.</param>
/// <param name="From">The first; null for no limit.</param>
/// <param name="To">The last; null for no limit.</param>
/// <param name="Step">The distance between them, counted from the first; null for all.</param>
internal sealed record TimeItem(string Text, string? From, string? To, CfTimeStep? Step) : CutItem(Text)
{
    /// <inheritdoc/>
    internal override IEnumerable<int> Find(CutAxis axis)
    {
        if (axis.Seconds() is not { } seconds)
        {
            return [];
        }

        var (from, to) = (PeriodOf(From, axis), PeriodOf(To, axis));
        return Enumerable.Range(0, seconds.Length).Where(index =>
            !(seconds[index] < from?.Start) && !(seconds[index] >= to?.End)
            && (Step is not { } step || step.Reaches(from!.Value.Start, seconds[index], axis.Calendar)));
    }

    private static CfPeriod? PeriodOf(string? text, CutAxis axis) => text is null ? null
        : CfPeriod.TryParse(text, axis.Calendar) ?? throw new UsageException(
            $"'{text}' in '--times' is no date of the calendar of '{axis.Name}'; 2019-03-01 or 2019-03-01T06:00 are.");
}
