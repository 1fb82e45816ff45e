namespace NumVid.Compare;

internal static class Program
{
    private static int Main() => 0;
}
