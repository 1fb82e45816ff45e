using System.Linq;
using Mono.Cecil;
using NUnit.Framework;

namespace NumVid.Tests.Architecture;

/// <summary>Each native library is imported in one folder, and FFmpeg's own libraries by the shim alone.</summary>
[TestFixture]
internal sealed class NativeImportTests
{
    /// <summary>The one folder that imports from each library.</summary>
    private static readonly (string Folder, string Library)[] s_imports =
    [
        ("EccodesDotNet.Interop", "eccodes"),
        ("NumVid.Formats.Native.Interop", "libc"),
        ("NumVid.Formats.NetCdf.Interop", "hdf5"),
        ("NumVid.Formats.NetCdf.Interop", "netcdf"),
        ("NumVid.Formats.Nv12.Video.Interop", "numvid_av"),
        ("NumVid.Formats.Units.Interop", "udunits2"),
    ];

    [Test]
    public void Libraries_AreImportedInTheirFolders()
    {
        var imports = Project.Shipped.SelectMany(Imports).Distinct();
        Assert.That(imports, Is.EquivalentTo(s_imports));
    }

    [Test]
    public void Imports_StandInFoldersOfTheirOwn() =>
        Assert.That(s_imports.Select(import => import.Folder), Is.All.EndsWith(".Interop"));

    private static (string Folder, string Library)[] Imports(Project project)
    {
        using var module = ModuleDefinition.ReadModule(project.File);
        return
        [
            .. from type in module.GetTypes()
               from method in type.Methods
               where method.IsPInvokeImpl
               select (FolderOf(type), method.PInvokeInfo.Module.Name),
        ];
    }

    private static string FolderOf(TypeDefinition type) =>
        type.DeclaringType is { } outer ? FolderOf(outer) : type.Namespace;
}
