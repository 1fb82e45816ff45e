using System;
using Microsoft.Research.Science.Data;
using NumVid.Formats;

// Opens files of any of the three formats and prints what they hold: Client FILE...
NumVidProviders.Register();
foreach (var path in args)
{
    using var data = DataSet.Open(path, ResourceOpenMode.ReadOnly);
    foreach (var variable in data)
    {
        var values = variable.GetData();
        Console.WriteLine($"{variable.Name} {variable.TypeOfData.Name}[{string.Join(", ", variable.GetShape())}]: "
            + $"{values.Length} values");
    }
}
