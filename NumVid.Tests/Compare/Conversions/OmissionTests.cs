using System.IO;
using System.Linq;
using System.Text.Json;
using NUnit.Framework;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.Conversions;

/// <summary>Messages and variables that cannot be converted are never left out in silence.</summary>
[NoLeakedHandles]
internal sealed class OmissionTests
{
    private TemporaryFolder _folder = null!;
    private string _mixed = null!;
    private string _kinds = null!;
    private long _spectralBytes;

    [OneTimeSetUp]
    public void MakeFiles()
    {
        _folder = new TemporaryFolder();
        var spectral = GribSamples.Spectral(_folder, "spectral");
        _spectralBytes = new FileInfo(spectral).Length;
        Directory.CreateDirectory(_folder.File("in"));
        _mixed = GribSamples.Join(
            _folder.File("in/mixed.grib2"), spectral, GribSamples.Pressure(_folder, "a", "level=300"),
            GribSamples.Pressure(_folder, "b", "level=700"), spectral,
            GribSamples.Pressure(_folder, "c", "level=925"));
        _kinds = CdlFile.Create(_folder, """
            netcdf k { types: compound pair { int a ; float b ; } ; dimensions: y = 2 ; x = 3 ;
              variables: float t(y, x) ; t:units = "K" ; pair p(y) ; int flag(y, x) ; double y(y) ;
              y:units = "degrees_north" ; double x(x) ; x:units = "degrees_east" ;
              data: t = 1, 2, 3, 4, 5, 6.5 ; flag = 1, 0, 1, 0, 1, 0 ; y = 10, 20 ; x = 5, 6, 7 ;
              p = {1, 2}, {3, 4} ; }
            """, name: "kinds.nc");
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Convert_Plain_CountsFieldsAndNamesMessages()
    {
        var (exitCode, output, error) = NumVidProgram.Run("convert", _mixed, _folder.File("plain.nc"));

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain(", 3 of 5 fields, "));
        Assert.That(error, Does.Contain("Not converted: 2 of 5 fields (message 1, 4: ").And.Contain("'sh'"));
    }

    [Test]
    public void Convert_Check_FailsUnlessOmissionsAreAllowed()
    {
        var made = _folder.File("checked.nc");

        var refused = NumVidProgram.Run("convert", _mixed, made, "--check");
        var allowed = NumVidProgram.Run("convert", _mixed, made, "--check", "--allow-omissions", "--force");

        Assert.That((refused.ExitCode, allowed.ExitCode), Is.EqualTo((1, 0)), refused.Output + allowed.Output);
        Assert.That(refused.Output, Does.Contain("INCOMPLETE"));
        Assert.That(refused.Error, Does.Contain("fails the check").And.Contain("--allow-omissions"));
        Assert.That(allowed.Output, Does.Contain("2 left out, which is allowed"));
    }

    [Test]
    public void Verify_NamesTheMessagesThatNoCopyCanHold()
    {
        var copy = _folder.File("copy.nv12");
        NumVidProgram.Run("convert", _mixed, copy);

        var refused = NumVidProgram.Run("verify", _mixed, copy, "--json");
        var allowed = NumVidProgram.Run("verify", _mixed, copy, "--allow-omissions");

        Assert.That((refused.ExitCode, allowed.ExitCode), Is.EqualTo((1, 0)), allowed.Output);
        using var document = JsonDocument.Parse(refused.Output);
        var omissions = document.RootElement.GetProperty("omissions").EnumerateArray().ToArray();
        Assert.That(omissions.Select(part => part.GetProperty("message").GetInt32()), Is.EqualTo(new[] { 1, 4 }));
        var fieldBytes = (new FileInfo(_mixed).Length - (2 * _spectralBytes)) / 3;
        Assert.That(omissions.Select(part => part.GetProperty("offset").GetInt64()),
            Is.EqualTo(new[] { 0L, _spectralBytes + (2 * fieldBytes) }));
        Assert.That(omissions[0].GetProperty("kind").GetString(), Is.EqualTo("field"));
        Assert.That(document.RootElement.GetProperty("hasFailed").GetBoolean());
        Assert.That(allowed.Output, Does.Contain("left out: message 4 of mixed.grib2"));
    }

    [Test]
    public void Tree_TheReceiptSaysIncomplete_AndCountsMessagesAndFields()
    {
        var (receipt, allowed) = (_folder.File("r.json"), _folder.File("allowed.json"));

        var first = NumVidProgram.Run(
            "convert", _folder.File("in"), _folder.File("out"), "--to", "nc", "--receipt", receipt);
        var second = NumVidProgram.Run("convert", _folder.File("in"), _folder.File("out2"), "--to", "nc",
            "--receipt", allowed, "--allow-omissions");

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((1, 0)), first.Output + second.Output);
        Assert.That(first.Output, Does.Contain("3 of 5 fields").And.Contain("INCOMPLETE").And.Contain("1 incomplete"));
        using var document = JsonDocument.Parse(File.ReadAllText(receipt));
        var file = document.RootElement.GetProperty("files")[0];
        var counts = file.GetProperty("counts");
        Assert.That(document.RootElement.GetProperty("receiptVersion").GetInt32(), Is.EqualTo(2));
        Assert.That(document.RootElement.GetProperty("isComplete").GetBoolean(), Is.False);
        Assert.That(file.GetProperty("status").GetString(), Is.EqualTo("incomplete"));
        Assert.That(file.GetProperty("reason").GetString(), Does.Contain("2 of 5 fields"));
        Assert.That((counts.GetProperty("messagesIn").GetInt32(), counts.GetProperty("fieldsIn").GetInt32(),
            counts.GetProperty("fieldsOut").GetInt32()), Is.EqualTo((5, 5, 3)));
        Assert.That(file.GetProperty("omissions").GetArrayLength(), Is.EqualTo(2));
        using var other = JsonDocument.Parse(File.ReadAllText(allowed));
        Assert.That(other.RootElement.GetProperty("allowsOmissions").GetBoolean());
        Assert.That(other.RootElement.GetProperty("files")[0].GetProperty("status").GetString(),
            Is.EqualTo("converted"));
        Assert.That(other.RootElement.GetProperty("files")[0].GetProperty("omissions").GetArrayLength(),
            Is.EqualTo(2));
    }

    [Test]
    public void NetCdf_AVariableOfAnUnknownType_FailsTheCheckUnlessOthersWereAskedFor()
    {
        var all = NumVidProgram.Run("convert", _kinds, _folder.File("k1.nv12"), "--check");
        var one = NumVidProgram.Run("convert", _kinds, _folder.File("k2.nv12"), "--check", "--variables", "t");
        var named = NumVidProgram.Run("convert", _kinds, _folder.File("k3.nv12"), "--check", "--variables", "t,f*");

        Assert.That((all.ExitCode, one.ExitCode, named.ExitCode), Is.EqualTo((1, 0, 0)), all.Error + one.Error);
        Assert.That(all.Error, Does.Contain("1 of 5 variables ('p':"));
        Assert.That(all.Output, Does.Contain("4 of 5 variables"));
    }

    [Test]
    public void Grib_WhatHasNoPlaceInIt_FailsTheCheckAndVerify()
    {
        var grib = _folder.File("flag.grib2");
        string[] variables = ["--variables", "t,flag"];

        var plain = NumVidProgram.Run(["convert", _kinds, grib, .. variables]);
        var check = NumVidProgram.Run(["convert", _kinds, grib, "--check", "--force", .. variables]);
        var verify = NumVidProgram.Run(["verify", _kinds, grib, .. variables]);
        var alone = NumVidProgram.Run("verify", _kinds, grib, "--variables", "t,x,y");

        Assert.That((plain.ExitCode, check.ExitCode, verify.ExitCode, alone.ExitCode), Is.EqualTo((0, 1, 1, 0)),
            check.Output + verify.Output + alone.Output);
        Assert.That(plain.Error, Does.Contain("'flag'"));
        Assert.That(check.Error, Does.Contain("Not converted: 1 of 5 variables ('flag': "));
        Assert.That(verify.Output, Does.Contain("left out: variable 'flag' of kinds.nc"));
    }
}
