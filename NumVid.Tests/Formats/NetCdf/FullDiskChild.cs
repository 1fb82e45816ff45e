using System;
using System.IO;
using NumVid.Formats.NetCdf;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>Adds more to a file than its disk has room for, in a process of its own.</summary>
internal static class FullDiskChild
{
    /// <summary>Writes a file of 8 kB, tries to add a megabyte, and prints the sentence of the failure and whether the
    /// file is as it was.</summary>
    internal static int Run(string path, TextWriter output)
    {
        using (var dataSet = new NetCdfDataSet(path + "?openMode=create&deflate=0"))
        {
            dataSet.AddVariable<double>("v", new double[1000], "x");
        }

        var before = File.ReadAllBytes(path);
        using (var dataSet = new NetCdfDataSet(path + "?deflate=0"))
        {
            dataSet.IsAutocommitEnabled = false;
            var noise = new byte[1 << 20];
            new Random(1).NextBytes(noise);
            dataSet.AddVariable<byte>("noise", noise, "n");
            try
            {
                dataSet.Commit();
                output.WriteLine("written");
            }
            catch (IOException error)
            {
                output.WriteLine(error.Message);
            }
        }

        output.WriteLine(File.ReadAllBytes(path).AsSpan().SequenceEqual(before) ? "as it was" : "changed");
        return 0;
    }
}
