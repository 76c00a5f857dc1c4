using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PuyangFabu.BrowserTests;

/// <summary>One person's browser with one page, which keeps what went wrong in it.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> troubles = new();

    public BrowserPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        // Errors of scripts, and what the content security policy refused.
        page.PageError += (_, error) => troubles.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                troubles.Enqueue(message.Text);
            }
        };
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Troubles => troubles;

    /// <summary>What went wrong before is somebody else's.</summary>
    public void Forget() => troubles.Clear();

    /// <param name="refusals">Statuses of answers that the test asked for: the browser reports each of them.</param>
    public void HadNoTrouble(params int[] refusals) =>
        Assert.DoesNotContain(troubles, trouble => !refusals.Any(status => trouble.Contains($"status of {status} ", StringComparison.Ordinal)));

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
