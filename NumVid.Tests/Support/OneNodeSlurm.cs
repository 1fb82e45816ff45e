using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using NUnit.Framework;

namespace NumVid.Tests.Support;

/// <summary>A Slurm of this machine alone, with all of its files in one folder, that ends with the test.</summary>
internal sealed class OneNodeSlurm : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly string _folder;

    /// <summary>Starts it, and waits until its node is there.</summary>
    internal OneNodeSlurm(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        ExternalTool.Run("chmod", "700", folder);
        foreach (var own in new[] { "spool", "state" })
        {
            Directory.CreateDirectory(Path.Combine(folder, own));
        }

        File.WriteAllBytes(In("key"), [.. Enumerable.Range(0, 1024).Select(_ => (byte)Random.Shared.Next(256))]);
        ExternalTool.Run("chmod", "400", In("key"));
        ExternalTool.Run(
            "munged", "--force", $"--key-file={In("key")}", $"--socket={In("munge.sock")}", $"--pid-file={In("munged.pid")}",
            $"--log-file={In("munged.log")}", $"--seed-file={In("seed")}");
        File.WriteAllText(In("slurm.conf"), Configuration());
        Run("slurmctld");
        Run("slurmd");
        Wait("the node is idle", () => Run("sinfo", "-h", "-o", "%T").Trim() == "idle");
    }

    /// <summary>Runs one of Slurm's programs.</summary>
    internal string Run(string program, params string[] arguments) =>
        ExternalTool.Run("env", [$"SLURM_CONF={In("slurm.conf")}", program, .. arguments]);

    /// <summary>Waits until a task runs.</summary>
    internal void WaitUntilRunning(string task) =>
        Wait($"{task} runs", () => Run("squeue", "-h", "-j", task, "-o", "%T").Trim() == "RUNNING");

    /// <summary>Kills a program of a task with SIGKILL.</summary>
    internal static void KillStep(string task, string program) =>
        Wait($"{program} of {task} was killed", () => Directory.GetDirectories("/proc").Any(process => IsOf(process, task, program)
            && ExternalTool.TryRun("kill", "-KILL", Path.GetFileName(process)).ExitCode == 0));

    /// <summary>Waits until nothing runs and nothing waits.</summary>
    internal void WaitUntilEmpty() => Wait("the queue is empty", () => Run("squeue", "-h").Trim().Length == 0);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var daemon in new[] { "slurmd.pid", "slurmctld.pid", "munged.pid" }.Select(In).Where(File.Exists))
        {
            ExternalTool.TryRun("kill", File.ReadAllText(daemon).Trim());
        }

        Thread.Sleep(TimeSpan.FromSeconds(2));
    }

    private static bool IsOf(string process, string task, string program)
    {
        try
        {
            var (job, array) = (task[..task.IndexOf('_', StringComparison.Ordinal)], task[(task.IndexOf('_', StringComparison.Ordinal) + 1)..]);
            var environment = File.ReadAllText(Path.Combine(process, "environ"));
            return int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out _)
                && File.ReadAllText(Path.Combine(process, "cmdline")).Contains(program, StringComparison.Ordinal)
                && environment.Contains($"SLURM_ARRAY_JOB_ID={job}\0", StringComparison.Ordinal)
                && environment.Contains($"SLURM_ARRAY_TASK_ID={array}\0", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Wait(string what, Func<bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.That(watch.Elapsed, Is.LessThan(s_patience), $"It never came about that {what}.");
            Thread.Sleep(TimeSpan.FromMilliseconds(100));
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string In(string name) => Path.Combine(_folder, name);

    private string Configuration()
    {
        var (host, user) = (Dns.GetHostName().Split('.')[0], Environment.UserName);
        return FormattableString.Invariant($"""
            ClusterName=numvid
            SlurmctldHost={host}(127.0.0.1)
            SlurmUser={user}
            SlurmdUser={user}
            AuthType=auth/munge
            AuthInfo=socket={In("munge.sock")}
            CredType=cred/munge
            SlurmctldPort={FreePort()}
            SlurmdPort={FreePort()}
            SlurmctldPidFile={In("slurmctld.pid")}
            SlurmdPidFile={In("slurmd.pid")}
            SlurmctldLogFile={In("slurmctld.log")}
            SlurmdLogFile={In("slurmd.log")}
            StateSaveLocation={In("state")}
            SlurmdSpoolDir={In("spool")}
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            ReturnToService=2
            MpiDefault=none
            SwitchType=switch/none
            KillWait=1
            SchedulerParameters=sched_interval=1,batch_sched_delay=0,requeue_delay=1
            NodeName={host} NodeAddr=127.0.0.1 CPUs=1 State=UNKNOWN
            PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP

            """);
    }
}
