using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading.Tasks;
using PuppeteerSharp;

namespace NumVid.Tests.Support;

/// <summary>Debian's chromium, without a window: shows the pages of a test and remembers what they did.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private readonly IBrowser _browser;

    private Chromium(IBrowser browser) => _browser = browser;

    /// <summary>What pages complained about.</summary>
    internal ConcurrentQueue<string> Complaints { get; } = [];

    /// <summary>What pages asked for, beside themselves and data inside them.</summary>
    internal ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Starts it; it must be installed (native/install-deps --tests).</summary>
    internal static async Task<Chromium> StartAsync() => File.Exists(Program)
        ? new Chromium(await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = Program,
            Headless = true,

            // Root has no sandbox to give, and a container little shared memory.
            Args =
                ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run", "--disable-extensions"],
        }).ConfigureAwait(false))
        : throw new FileNotFoundException($"'{Program}' is missing; 'native/install-deps --tests' installs it.");

    /// <summary>Opens a file in a new tab.</summary>
    internal async Task<IPage> OpenAsync(string path)
    {
        var address = new Uri(path).AbsoluteUri;
        var page = await _browser.NewPageAsync().ConfigureAwait(false);
        page.Console += (_, message) => Complaints.Enqueue($"{message.Message.Type}: {message.Message.Text}");
        page.PageError += (_, error) => Complaints.Enqueue($"{error.Message}");
        page.Request += (_, request) =>
        {
            if (request.Request.Url != address && !request.Request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                Requests.Enqueue(request.Request.Url);
            }
        };
        await page.GoToAsync(address, WaitUntilNavigation.Load).ConfigureAwait(false);
        return page;
    }

    public async ValueTask DisposeAsync() => await _browser.DisposeAsync().ConfigureAwait(false);
}
