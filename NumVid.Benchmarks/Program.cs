using System;
using BenchmarkDotNet.Running;
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
            case ["peers", .. var names]:
                return PeerSizes.Run(Console.Out, names);
            case ["ladder", .. var names]:
                Ladder.Run(names);
                return 0;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
                return 0;
        }
    }
}
