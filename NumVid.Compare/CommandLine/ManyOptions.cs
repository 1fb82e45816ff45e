using System.CommandLine;
using NumVid.Compare.Conversions;
using NumVid.Compare.Errors;

namespace NumVid.Compare.CommandLine;

/// <summary>The options of <c>compare</c> for many inputs.</summary>
internal sealed class ManyOptions
{
    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Keep the results in DIR that are finished: by the same version of this program, of the same "
            + "input by its checksum, with the same options.",
    };

    private readonly Option<string?> _shard = new("--shard")
    {
        Description = "Only the N-th of M parts of the inputs, told by their names; several may write into one DIR, and "
            + "'--resume' without '--shard' puts them together.",
        HelpName = "N/M",
    };

    /// <summary>Adds the options to a command.</summary>
    internal void AddTo(Command command)
    {
        command.Options.Add(_resume);
        command.Options.Add(_shard);
    }

    /// <summary>The inputs that arguments stand for.</summary>
    /// <exception cref="UsageException">An option does not fit, or there are no files.</exception>
    internal ManyInputs Of(ParseResult parsed, string[] arguments, string? output)
    {
        var resumes = parsed.GetValue(_resume);
        var shard = parsed.GetValue(_shard) is { } text ? Shard.Parse(text) : Shard.Whole;
        return output is null && (resumes || !shard.IsWhole)
            ? throw new UsageException("'--resume' and '--shard' need '--out DIR', the folder of the study.")
            : new(StudyInputs.Of(arguments, output), shard, resumes, AskedText.Of(parsed));
    }
}
