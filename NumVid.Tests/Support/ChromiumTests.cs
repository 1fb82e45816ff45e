using System.IO;
using System.Threading.Tasks;
using NUnit.Framework;

namespace NumVid.Tests.Support;

/// <summary>A page that misbehaves is noticed: without this, the tests of good pages would prove nothing.</summary>
internal sealed class ChromiumTests
{
    [Test]
    public async Task Page_ThatAsksComplainsOrBreaksItsPolicy_IsNoticed()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("bad.html");
        await File.WriteAllTextAsync(
            path,
            """
            <!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="style-src 'none'">
            <title>bad</title><img src="http://127.0.0.1:9/picture.png"><p style="color: red">styled</p>
            <script>console.error("complaint"); undefinedFunction();</script>
            """);
        await using var chromium = await Chromium.StartAsync();
        await chromium.OpenAsync(path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(chromium.Requests, Does.Contain("http://127.0.0.1:9/picture.png"));
            Assert.That(chromium.Complaints, Has.Some.Contains("complaint"));
            Assert.That(chromium.Complaints, Has.Some.Contains("undefinedFunction"));
            Assert.That(chromium.Complaints, Has.Some.Contains("Content Security Policy"));
        }
    }
}
