using System;
using System.IO;
using System.Linq;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>The script for job arrays. In long runs on a Slurm of one node from Debian's packages, one task killed in the middle and one
/// requeued; else the script is started as a task of an array would be.</summary>
internal sealed class SlurmTests
{
    private const int Files = 6;
    private const int Tasks = 3;
    private const int FirstTask = 4;

    private TemporaryFolder _folder = null!;
    private string _in = null!;

    private static string Script => Path.Combine(TestFiles.Root, "samples", "Slurm", "compare-array.sh");

    private static string[] Options => ["--configs", LongRun.IsAsked ? "netcdf4-zlib9,nv12:smallest" : "netcdf4-none"];

    private string Out => _folder.File("study");

    [OneTimeSetUp]
    public void MakeFiles()
    {
        _folder = new TemporaryFolder();
        _in = _folder.File("in");
        Directory.CreateDirectory(_in);
        var (times, rows) = LongRun.IsAsked ? (20, 90) : (1, 10);
        for (var number = 0; number < Files; number++)
        {
            var values = string.Join(", ", Enumerable.Range(0, times * rows * 40).Select(i => (i * 7919 % 600) + (40 * Math.Sin(i * 0.01))));
            CdlFile.Create(_folder, $$"""
                netcdf f { dimensions: time = {{times}} ; y = {{rows}} ; x = 40 ; variables: float t(time, y, x) ; t:units = "K" ; data: t = {{values}} ; }
                """, name: $"in/f{number}.nc");
        }
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void AnArray_MakesTheStudyOfOneRun_WhateverHappensToItsTasks()
    {
        if (LongRun.IsAsked)
        {
            RunOnSlurm();
        }
        else
        {
            RunWithoutSlurm();
        }

        Assert.That(NumVidProgram.Run("merge", Out, "--out", Out).ExitCode, Is.Zero);
        var whole = _folder.File("whole");
        NumVidProgram.Run(["compare", _in, "--out", whole, "--quiet", .. Options]);
        Assert.That(Study(Out), Is.EqualTo(Study(whole)));
        Assert.That(Directory.GetDirectories(Path.Combine(Out, "f0.nc"), ".numvid-*"), Is.Empty);
    }

    private void RunOnSlurm()
    {
        using var slurm = new OneNodeSlurm(_folder.File("slurm"));
        var job = slurm.Run(
            "sbatch", "--parsable", $"--array={FirstTask}-{FirstTask + (2 * (Tasks - 1))}:2", "--cpus-per-task=1", $"--output={_folder.File("task-%a.txt")}",
            $"--export=ALL,NUMVID=dotnet {NumVidProgram.Path}", Script, _in, Out, string.Join(' ', Options[..1]), Options[1]).Trim();

        // The first task is killed as the kernel kills, the second is requeued as an operator does it.
        OneNodeSlurm.KillStep($"{job}_{FirstTask}", "numvid.dll");
        slurm.WaitUntilRunning($"{job}_{FirstTask + 2}");
        slurm.Run("scontrol", "requeue", $"{job}_{FirstTask + 2}");
        slurm.WaitUntilEmpty();

        foreach (var task in Enumerable.Range(0, Tasks).Select(i => $"{job}_{FirstTask + (2 * i)}"))
        {
            var state = slurm.Run("scontrol", "show", "job", task);
            Assert.That(state, Does.Contain("JobState=COMPLETED"), state);
            Assert.That(state, Does.Contain(task.EndsWith($"_{FirstTask + 4}", StringComparison.Ordinal) ? "Restarts=0" : "Restarts=1"), state);
        }
    }

    // As Slurm starts a task; what it would be told is written down.
    private void RunWithoutSlurm()
    {
        var bin = _folder.File("bin");
        Directory.CreateDirectory(bin);
        File.WriteAllText(Path.Combine(bin, "scontrol"), "#!/bin/sh\necho \"$@\" >> \"$0.log\"\n");
        File.WriteAllText(Path.Combine(bin, "dies"), "#!/bin/sh\nkill -KILL $$\n");
        ExternalTool.Run("chmod", "+x", Path.Combine(bin, "scontrol"), Path.Combine(bin, "dies"));
        for (var i = 0; i < Tasks; i++)
        {
            var run = Task(bin, $"dotnet {NumVidProgram.Path}", FirstTask + (2 * i), 0);
            Assert.That(run.ExitCode, Is.Zero, run.Error);
        }

        Assert.That(Task(bin, Path.Combine(bin, "dies"), FirstTask, 1).ExitCode, Is.EqualTo(137));
        Assert.That(Task(bin, Path.Combine(bin, "dies"), FirstTask, 2).ExitCode, Is.EqualTo(137), "not for ever");
        Assert.That(File.ReadAllText(Path.Combine(bin, "scontrol.log")), Is.EqualTo($"requeue 77_{FirstTask}\n"));
    }

    private (int ExitCode, string Output, string Error) Task(string bin, string program, int task, int restarts) => ExternalTool.TryRun(
        "env", [$"PATH={bin}:{Environment.GetEnvironmentVariable("PATH")}", $"NUMVID={program}", "SLURM_ARRAY_JOB_ID=77", $"SLURM_ARRAY_TASK_ID={task}",
            $"SLURM_ARRAY_TASK_MIN={FirstTask}", "SLURM_ARRAY_TASK_STEP=2", $"SLURM_ARRAY_TASK_COUNT={Tasks}", $"SLURM_RESTART_COUNT={restarts}", Script, _in, Out,
            .. Options]);

    private static string Study(string folder) => File.ReadAllText(Path.Combine(folder, "study.json"));
}
