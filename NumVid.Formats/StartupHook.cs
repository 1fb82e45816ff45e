using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using NumVid.Formats;

/// <summary>Registers the providers in a program that knows nothing of them, when it is started with
/// <c>DOTNET_STARTUP_HOOKS=/full/path/NumVid.Formats.dll</c>.</summary>
/// <remarks>.NET looks for a type of this name in no namespace, and calls its method before the program's Main.
/// Programs started by that program inherit the variable, so that without an SDS core nothing may happen here. The core
/// is always the program's own: two of them would be two libraries that know nothing of each other.</remarks>
internal static class StartupHook
{
    private const string Core = "ScientificDataSet";

    /// <summary>What .NET calls.</summary>
    public static void Initialize()
    {
        AssemblyLoadContext.Default.Resolving += FindBesideThis;
        if (HasCore())
        {
            Register();
        }
    }

    // Apart, because a method is compiled with all that it names, and the core is not there in every program.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Register() => NumVidProviders.Register();

    private static bool HasCore()
    {
        try
        {
            AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(Core));
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static Assembly? FindBesideThis(AssemblyLoadContext context, AssemblyName name)
    {
        var path = Path.Combine(Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!, name.Name + ".dll");
        return name.Name != Core && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
