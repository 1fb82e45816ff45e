using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Factory;

// Copies variables between files by providers that it does not know.
//   PluginHost FROM TO --plugin /full/path/NumVid.Formats.dll                       registers them itself
//   DOTNET_STARTUP_HOOKS=/full/path/NumVid.Formats.dll PluginHost FROM TO           has them registered
if (args is [_, _, "--plugin", var plugin])
{
    Console.WriteLine(
        $"{DataSetFactory.RegisterAssembly(Path.GetFullPath(plugin))} providers in {Path.GetFileName(plugin)}");
}

Console.WriteLine(string.Join(' ', DataSetFactory.GetRegisteredProviders().Order(StringComparer.Ordinal)));
using var source = DataSet.Open(args[0], ResourceOpenMode.ReadOnly);
using var target = DataSet.Open(args[1], ResourceOpenMode.Create);
target.IsAutocommitEnabled = false;
foreach (var variable in source.OrderBy(variable => variable.ID))
{
    var copy =
        target.AddVariable(variable.TypeOfData, variable.Name, variable.GetData(), variable.Dimensions.AsNamesArray());
    foreach (var (key, value) in variable.Metadata.Where(attribute => attribute.Key != variable.Metadata.KeyForName))
    {
        copy.Metadata[key] = value;
    }
}

target.Commit();
foreach (var variable in target.OrderBy(variable => variable.ID))
{
    var sum = variable.TypeOfData == typeof(float)
        ? variable.GetData().Cast<float>().Where(float.IsFinite).Sum(value => (double)value) : 0;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{variable.Name}: "
        + $"{string.Join(" x ", variable.GetShape())}, sum {sum:F3}"));
}
