using System.Collections.Generic;

namespace NumVid.Compare.Results;

/// <summary>All that one comparison found: the content of result.json.</summary>
internal sealed record ComparisonResult
{
    /// <summary>Raised when a field changes its meaning or goes away; new fields do not raise it.</summary>
    internal const int CurrentSchemaVersion = 3;

    /// <summary>The version of this layout.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The file compared.</summary>
    public required ComparisonInput Input { get; init; }

    /// <summary>Where the figures were measured.</summary>
    public required ComparisonEnvironment Environment { get; init; }

    /// <summary>The command as typed, with folders left out.</summary>
    public required string Command { get; init; }

    /// <summary>What was asked for, without inputs and folders and without what changes no figure: two results with
    /// equal texts can stand in one study.</summary>
    public string Asked { get; init; } = "";

    /// <summary>Whether the run was stopped: only what was finished is here.</summary>
    public bool Partial { get; init; }

    /// <summary>Whether two cells ran at once, so that times are not to be quoted.</summary>
    public bool Fast { get; init; }

    /// <summary>Measured repetitions of a cell after a warm-up; 0 for one run without.</summary>
    public int Repetitions { get; init; }

    /// <summary>How times were measured that may be quoted; null for a run that was not made for its times.</summary>
    public TimingRules? Timing { get; init; }

    /// <summary>What was compared, configuration by configuration, so that it can be done again.</summary>
    public IReadOnlyList<ConfigurationSettings> Configurations { get; init; } = [];

    /// <summary>Where the curves of a sweep cross; empty outside of sweeps.</summary>
    public IReadOnlyList<SweepCrossing> Crossings => SweepCrossing.Of(Results);

    /// <summary>Who is smallest where every format keeps the same error; empty where none was asked for.</summary>
    public IReadOnlyList<EqualErrorVerdict> EqualError => EqualErrorVerdict.Of(Results);

    /// <summary>Who is smallest among what passes all checks; empty where no search was asked for.</summary>
    public IReadOnlyList<PassingVerdict> Passing => PassingVerdict.Of(Results);

    /// <summary>The cells: variable by variable, configuration by configuration, then the rows of all
    /// variables.</summary>
    public required IReadOnlyList<ComparisonRow> Results { get; init; }
}
