using System;
using System.Collections.Generic;
using NumVid.Compare.Checks;
using NumVid.Compare.Configurations;
using NumVid.Compare.Derivation;
using NumVid.Compare.External;
using NumVid.Compare.Metrics;
using NumVid.Compare.Selection;

namespace NumVid.Compare.Runs;

/// <summary>What is compared, and how.</summary>
/// <param name="Configurations">The configurations, in the order of the rows.</param>
/// <param name="Request">What of the input is compared.</param>
/// <param name="WorkParent">An existing folder with room for the files written.</param>
/// <param name="KeepFolder">Where the files written are kept, a folder in the output folder; null: they are
/// removed.</param>
/// <param name="Threads">Threads for encoding and decoding; null: as many as processors.</param>
/// <param name="Command">The command as it is recorded.</param>
internal sealed record ComparisonOptions(
    IReadOnlyList<FormatConfiguration> Configurations,
    FieldRequest Request,
    string WorkParent,
    string? KeepFolder,
    int? Threads,
    string Command)
{
    /// <summary>What was asked for, as it is recorded.</summary>
    internal string Asked { get; init; } = "";

    /// <summary>Cells that run at once: 1 for times that can be quoted.</summary>
    internal int CellsAtOnce { get; init; } = 1;

    /// <summary>Measured repetitions of each cell after a warm-up; 0 for one run without.</summary>
    internal int Repetitions { get; init; }

    /// <summary>What programs of somebody else's may take.</summary>
    internal ExternalLimits ExternalLimits { get; init; } = ExternalLimits.Default;

    /// <summary>The configuration whose times the others are divided by; null: none.</summary>
    internal string? Yardstick { get; init; }

    /// <summary>Whether one file with all variables is made, too, where there are several.</summary>
    internal bool MakesWholeFiles { get; init; } = true;

    /// <summary>What is checked of each variable; those on metrics that cost more need
    /// <see cref="MeasuresAll"/>.</summary>
    internal IReadOnlyList<Threshold> Checks { get; init; } = [];

    /// <summary>The thresholds of values whose exceedances are counted.</summary>
    internal IReadOnlyList<CountedThreshold> Counted { get; init; } = [];

    /// <summary>Fields that are computed from those of the input, and compared, too.</summary>
    internal IReadOnlyList<DerivedDefinition> Derived { get; init; } = [];

    /// <summary>Whether an input that lacks what one of them takes is compared without it.</summary>
    internal bool SkipsUnderivable { get; init; }

    /// <summary>Whether the metrics that cost more are measured, too.</summary>
    internal bool MeasuresAll { get; init; }

    /// <summary>Who else looks at the pass over the cells of an input: pictures, for example. Null: nobody.</summary>
    internal Func<FieldSelection, ObserverFactory>? Observers { get; init; }
}

/// <summary>Makes the observers of one cell, which are asked for anew for each.</summary>
/// <param name="cell">The cell: one field with its coordinates, whose name is the row's variable.</param>
/// <param name="configuration">The configuration.</param>
internal delegate IReadOnlyList<IBlockObserver> ObserverFactory(ComparisonCell cell, FormatConfiguration configuration);
