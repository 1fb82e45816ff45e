using System;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace NumVid.Tests.Support;

/// <summary>Checks a property on random cases that are the same on every run.</summary>
internal static class SeededProperty
{
    /// <summary>Checks so many cases; a failure is shrunk and shown with its seed.</summary>
    internal static void Check<T>(Arbitrary<T> cases, ulong seed, int count, Action<T> body)
    {
        // The second number of a seed of FsCheck has to be odd.
        var replay = new Replay(new Rnd(seed, (2 * seed) + 1), FSharpOption<int>.None);
        var config = Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(FSharpOption<Replay>.Some(replay));
        FsCheck.Check.One(config, Prop.ForAll(cases, body));
    }
}
