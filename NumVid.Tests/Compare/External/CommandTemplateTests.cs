using System;
using NUnit.Framework;
using NumVid.Compare.Errors;
using NumVid.Compare.External;

namespace NumVid.Tests.Compare.External;

internal sealed class CommandTemplateTests
{
    private static readonly TemplateValues s_values =
        new([1, 60, 73, 144], -2, 8, 0.5, "/w/values.f32", "/w/packed", "/w/restored.f32");

    [TestCase("p {mode} {in} {out}", false, "p|compress|/w/values.f32|/w/packed")]
    [TestCase("p {mode} {in} {out}", true, "p|decompress|/w/packed|/w/restored.f32")]
    [TestCase("a {in} {out} => b -x {out} {in}", false, "a|/w/values.f32|/w/packed")]
    [TestCase("a {in} {out} => b -x {out} {in}", true, "b|-x|/w/restored.f32|/w/packed")]
    [TestCase("p {mode} {in} {out} -{rank} {dims}", false, "p|compress|/w/values.f32|/w/packed|-3|144|73|60")]
    [TestCase("p {mode} {in} {out} {shape} {points}", false, "p|compress|/w/values.f32|/w/packed|60|73|144|630720")]
    [TestCase("p {mode} {in} {out} --s={shape:x} {dims:,}", false, "p|compress|/w/values.f32|/w/packed|--s=60x73x144|144,73,60")]
    [TestCase("p {mode} {in} {out} -{rank2} {dims2}", false, "p|compress|/w/values.f32|/w/packed|-2|144|4380")]
    [TestCase("p {mode} {in} {out} {dims1} {rank4}", false, "p|compress|/w/values.f32|/w/packed|630720|3")]
    [TestCase("p {mode} {in} {out} -a{abs} {relative}", false, "p|compress|/w/values.f32|/w/packed|-a0.5|0.05")]
    [TestCase("p {mode} {in} {out} {minimum} {maximum}", false, "p|compress|/w/values.f32|/w/packed|-2|8")]
    [TestCase("'my p' {mode} {in}  {out} 'a b' '' $HOME;*", false, "my p|compress|/w/values.f32|/w/packed|a b||$HOME;*")]
    public void Fill_ACommand_GivesItsArguments(string command, bool isBack, string expected) =>
        Assert.That(string.Join('|', CommandTemplate.Parse(command).Fill(isBack, s_values)), Is.EqualTo(expected));

    [TestCase("p {in} {out}", "has to say where its files go")]
    [TestCase("p {in} => q {in} {out}", "has to say where its files go")]
    [TestCase("p {in} {out} =>", "has to say where its files go")]
    [TestCase("", "has to say where its files go")]
    [TestCase("p {mode} {in} {out} {bits}", "'{bits}'")]
    [TestCase("p {mode} {in} {out} 'a", "is not closed")]
    public void Parse_AWrongCommand_SaysWhatIsMissing(string command, string expected) => Assert.That(
        () => CommandTemplate.Parse(command), Throws.InstanceOf<UsageException>().With.Message.Contains(expected));

    [TestCase("p {mode} {in} {out}", false)]
    [TestCase("p {mode} {in} {out} {abs}", true)]
    [TestCase("p {in} {out} -r{relative} => p {in} {out}", true)]
    public void TakesBound_IsWhetherThereIsAPlaceForOne(string command, bool expected) =>
        Assert.That(CommandTemplate.Parse(command).TakesBound, Is.EqualTo(expected));

    [TestCase("time=2.5,memory=512M", 2.5, 512L << 20)]
    [TestCase("memory=1000", 600, 1000)]
    [TestCase("time=7", 7, 8L << 30)]
    public void Limits_AreParsed(string text, double seconds, long bytes) => Assert.That(
        ExternalLimits.Parse(text), Is.EqualTo(new ExternalLimits(TimeSpan.FromSeconds(seconds), bytes)));

    [TestCase("time=0")]
    [TestCase("memory=-1")]
    [TestCase("cpu=3")]
    [TestCase("time=1e9")]
    [TestCase("")]
    public void Limits_OfOtherSorts_AreRefused(string text) =>
        Assert.That(() => ExternalLimits.Parse(text), Throws.InstanceOf<UsageException>().With.Message.Contains("is no limit"));
}
