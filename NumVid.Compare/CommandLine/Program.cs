namespace NumVid.Compare.CommandLine;

internal static class Program
{
    private static int Main(string[] args)
    {
        using var terminal = Terminal.OfProcess();
        using var interruption = Interruption.Watch();
        var exitCode = Application.Run(args, terminal);
        Interruption.StayWhileEnding();
        return exitCode;
    }
}
