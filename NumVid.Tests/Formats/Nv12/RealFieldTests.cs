using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.Research.Science.Data;
using NUnit.Framework;
using NumVid.Formats;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Real files through the default quality: every bound holds at every point, everything else is
/// bit-exact.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class RealFieldTests
{
    private const double DefaultFactor = 1.2210012e-4;

    private const long LargestOfOrdinaryRuns = 2_500_000;

    private static IEnumerable<TestCaseData> Files()
    {
        yield return new TestCaseData(() => TestFiles.Fixture("coads_sst_airt_monthly.nc")) { TestName = "{m}(coads_sst_airt_monthly.nc)" };
        if (TestFiles.ExternalRoot is null)
        {
            yield return new TestCaseData(() => TestFiles.Field("any")) { TestName = "{m}(NUMVID_FIELDS)" };
            yield break;
        }

        foreach (var folder in new[] { "fields", "odd" })
        {
            foreach (var path in Directory.EnumerateFiles(Path.Combine(TestFiles.ExternalRoot, folder), "*.nc").Order(StringComparer.Ordinal))
            {
                // By name, so that a sound file that is refused fails the test; what these three say is tested
                // elsewhere.
                if (Path.GetFileName(path) is "empty.nc" or "truncated_netcdf3.nc" or "truncated_netcdf4.nc")
                {
                    continue;
                }

                // The largest are for long runs.
                if (!LongRun.IsAsked && new FileInfo(path).Length > LargestOfOrdinaryRuns)
                {
                    continue;
                }

                yield return new TestCaseData(() => path) { TestName = $"{{m}}({Path.GetFileName(path)})" };
            }
        }
    }

    [TestCaseSource(nameof(Files))]
    public void File_WithDefaultQuality_HoldsEveryBound(Func<string> path)
    {
        using var source = NumVidProviders.OpenRead(path());
        using var folder = new TemporaryFolder();
        var copy = folder.File("copy.nv12");
        Copy(source, copy);
        using var result = new Nv12DataSet($"{copy}?openMode=readOnly");
        var descriptions = result.Describe();
        var variables = source.OrderBy(variable => variable.ID).ToArray();
        Assert.That(descriptions, Has.Count.EqualTo(variables.Length));
        for (var i = 0; i < variables.Length; i++)
        {
            CheckVariable(variables[i], result.Variables.OrderBy(variable => variable.ID).ElementAt(i), descriptions[i]);
        }
    }

    private static void Copy(DataSet source, string path)
    {
        using var target = new Nv12DataSet($"{path}?openMode=create");
        target.IsAutocommitEnabled = false;
        foreach (var variable in source.OrderBy(variable => variable.ID))
        {
            var add = typeof(RealFieldTests).GetMethod(nameof(Add), BindingFlags.NonPublic | BindingFlags.Static)!;
            var copy = (Variable)add.MakeGenericMethod(variable.TypeOfData).Invoke(null, [target, variable])!;
            foreach (var (key, value) in variable.Metadata.AsDictionary())
            {
                copy.Metadata[key] = value;
            }
        }

        target.Commit();
    }

    private static Variable<T> Add<T>(DataSet target, Variable variable)
    {
        var copy = target.AddVariable<T>(variable.Name, [.. variable.Dimensions.Select(dimension => dimension.Name)]);
        copy.PutData(variable.GetData());
        return copy;
    }

    private static void CheckVariable(Variable expected, Variable actual, Nv12VariableDescription description)
    {
        Assert.That(description.Fallbacks, Is.Empty, expected.Name);
        Assert.That(actual.GetShape(), Is.EqualTo(expected.GetShape()), expected.Name);
        var before = expected.GetData().Cast<object?>().ToArray();
        var after = actual.GetData().Cast<object?>().ToArray();
        if (description.IsExact)
        {
            Assert.That(after, Is.EqualTo(before), expected.Name);
            return;
        }

        var range = RangeOf(before.Select(ToDouble), expected);
        Assert.That(description.LargestBound, Is.LessThanOrEqualTo(DefaultFactor * range), expected.Name);
        for (var i = 0; i < before.Length; i++)
        {
            var (x, y) = (ToDouble(before[i]), ToDouble(after[i]));
            if (double.IsFinite(x) ? !(Math.Abs(y - x) <= description.LargestBound) : !y.Equals(x))
            {
                Assert.Fail($"{expected.Name}, point {i}: {x:R} came back as {y:R}");
            }
        }
    }

    private static double RangeOf(IEnumerable<double> values, Variable variable)
    {
        var missing = variable.MissingValue is null ? double.NaN : ToDouble(variable.MissingValue);
        var valid = values.Where(value => double.IsFinite(value) && !value.Equals(missing)).ToArray();
        return valid.Length == 0 ? 0 : valid.Max() - valid.Min();
    }

    private static double ToDouble(object? value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
