using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Checks;
using NumVid.Compare.Configurations;
using NumVid.Compare.Derivation;
using NumVid.Compare.Errors;
using NumVid.Compare.Names;
using NumVid.Formats.Errors;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Runs;

/// <summary>Checks that the qualities of configurations name variables that there are: figures of the default bound
/// would else stand beside a name that promises another one.</summary>
internal static class ConfigurationNames
{
    /// <summary>Checks configurations before anything is compared.</summary>
    /// <param name="configurations">The configurations.</param>
    /// <param name="maxError">The error that all of them are allowed; null without one.</param>
    /// <param name="inputs">The inputs; a name has to be that of a variable of one of them.</param>
    /// <exception cref="Errors.UsageException">A clause names none.</exception>
    internal static void Check(
        IEnumerable<FormatConfiguration> configurations, QualitySpecification? maxError, IReadOnlyList<string> inputs)
    {
        var named = configurations.Select(configuration => (configuration.Name, Quality: QualityOf(configuration)))
            .Where(entry => QualityOption.NamesVariables(entry.Quality)).ToArray();
        if (named.Length == 0 && !QualityOption.NamesVariables(maxError))
        {
            return;
        }

        var known = KnownIn(inputs);
        known?.Check(maxError);
        foreach (var (name, quality) in named)
        {
            try
            {
                known?.Check(quality);
            }
            catch (UsageException exception)
            {
                throw Unusable(name, exception);
            }
        }
    }

    /// <summary>Checks that each variable whose values are counted, or taken by an expression, is there.</summary>
    /// <param name="counted">What is counted, of derived fields, too.</param>
    /// <param name="derived">The expressions.</param>
    /// <param name="inputs">The inputs; a name has to be that of a variable of one of them.</param>
    /// <exception cref="Errors.UsageException">A name stands for none.</exception>
    internal static void CheckTaken(
        IEnumerable<CountedThreshold> counted, IReadOnlyList<DerivedDefinition> derived, IReadOnlyList<string> inputs)
    {
        string[] names =
        [
            .. counted.Select(count => count.Variable).Except(derived.Select(definition => definition.Name)),
            .. derived.SelectMany(definition => definition.Variables),
        ];
        if (names.Length > 0)
        {
            _ = KnownIn(inputs)?.FindAll(names);
        }
    }

    private static KnownNames? KnownIn(IReadOnlyList<string> inputs) => new FileNames(inputs, _ => { }).All(
        inputs.Count == 1 ? $"'{inputs[0]}' has" : $"The set of {inputs.Count} inputs has");

    private static QualitySpecification? QualityOf(FormatConfiguration configuration)
    {
        try
        {
            return configuration.Way.HasQuality ? QualityOption.In(configuration.Options) : null;
        }
        catch (UsageException exception)
        {
            throw Unusable(configuration.Name, exception);
        }
        catch (UnsupportedDataException)
        {
            // Its cells will say so, and the others can be measured.
            return null;
        }
    }

    private static UsageException Unusable(string configuration, UsageException cause) =>
        new($"The configuration '{configuration}' cannot be used: {cause.Message}");
}
