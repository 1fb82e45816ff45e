using System;
using System.Globalization;
using BenchmarkDotNet.Running;
using NumVid.Benchmarks.Speed;
using NumVid.Formats;

namespace NumVid.Benchmarks;

internal static class Program
{
    private static int Main(string[] args)
    {
        NumVidProviders.Register();
        switch (args)
        {
            case ["lossless", .. var names]:
                return LosslessSizes.Run(Console.Out, names);
            case ["restoring", .. var names]:
                return RestoringSizes.Run(Console.Out, names);
            case ["restoring-speed", .. var files]:
                return RestoringSpeed.Run(Console.Out, files);
            case ["peers", .. var names]:
                return PeerSizes.Run(Console.Out, names);
            case ["ensembles", .. var names]:
                return EnsembleSizes.Run(Console.Out, names);
            case ["memory", .. var rest]:
                return ComparisonCost.Memory(Console.Out, rest);
            case ["overhead", var input, .. var rest]:
                return ComparisonCost.Overhead(Console.Out, input, rest);
            case ["ladder", .. var names]:
                Ladder.Run(names);
                return 0;
            case ["streaming", "--gigabytes", var gigabytes]:
                return StreamingBench.Run(
                    Console.Out, double.Parse(gigabytes, CultureInfo.InvariantCulture), "abs=0.05,codec=ffv1");
            case ["streaming", "--gigabytes", var gigabytes, "--quality", var quality]:
                return StreamingBench.Run(Console.Out, double.Parse(gigabytes, CultureInfo.InvariantCulture), quality);
            case ["dct"]:
                return DctSpeed.Run(Console.Out);
            case ["netcdf", .. var names]:
                return NetCdfSpeed.Run(Console.Out, names);
            case ["speed", .. var names]:
                return SpeedTable.Run(Console.Out, names);
            case ["hevc", .. var names]:
                return HevcSpeed.Run(Console.Out, names);
            case ["predictive", .. var names]:
                return PredictiveSpeed.Run(Console.Out, names);
            case ["cores", .. var names]:
                return SpeedTable.RunCores(Console.Out, names);
            case [SpeedRun.Command, var way, var source, var target]:
                return SpeedRun.Run(Console.Out, way, source, target);
            case ["grib", .. var names]:
                return GribSpeed.Run(Console.Out, names);
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
                return 0;
        }
    }
}
