using System.Collections.Concurrent;
using System.Globalization;

namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>Broadcasts, publications and menus, each step on a node by chance; every article goes out once at most.</summary>
internal sealed class SendingWork(NodesPeople people, ContentWork content, IReadOnlyList<string> openIds)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    private readonly ConcurrentBag<long> publications = [];

    /// <summary>Where broadcasts are approved, so that this node sends them; null for one by chance.</summary>
    public Node? Sender { get; set; }

    /// <summary>Broadcasts whose approval was asked for.</summary>
    public ConcurrentBag<long> Broadcasts { get; } = [];

    /// <summary>Publications that were asked for.</summary>
    public IReadOnlyCollection<long> Publications => publications;

    public async Task WorkAsync(CancellationToken ended)
    {
        for (var round = 1; !ended.IsCancellationRequested; round++)
        {
            if (content.Fresh.TryDequeue(out var article))
            {
                await (round % 4 == 0 && Sender is null ? PublishAsync(article) : BroadcastAsync(article));
            }

            if (round % 6 == 0)
            {
                await ChangeMenuAsync(round);
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task BroadcastAsync(long article)
    {
        var created = await people.CallAsync("writer", HttpMethod.Post, "api/broadcasts", new { articleIds = new[] { article }, audience = new { openIds } });
        if (!created.IsDone || !(await people.CallAsync("writer", HttpMethod.Post, $"api/broadcasts/{created.Id}/submit")).IsDone)
        {
            return;
        }

        // Asked for is what counts: an approval that was not answered may have been heard.
        Broadcasts.Add(created.Id);
        await people.CallAsync("chief", HttpMethod.Post, $"api/broadcasts/{created.Id}/approve", node: Sender);
    }

    private async Task PublishAsync(long article)
    {
        var created = await people.CallAsync("writer", HttpMethod.Post, "api/publications", new { articleIds = new[] { article } });
        if (created.IsDone
            && (await people.CallAsync("writer", HttpMethod.Post, $"api/publications/{created.Id}/submit")).IsDone
            && (await people.CallAsync("chief", HttpMethod.Post, $"api/publications/{created.Id}/approve")).IsDone)
        {
            publications.Add(created.Id);
            await people.CallAsync("publisher", HttpMethod.Post, $"api/publications/{created.Id}/publish");
        }
    }

    private async Task ChangeMenuAsync(int round)
    {
        var button = new { type = "view", name = string.Create(CultureInfo.InvariantCulture, $"第{round}版"), url = string.Create(CultureInfo.InvariantCulture, $"https://example.com/{round}") };
        var saved = await people.CallAsync("writer", HttpMethod.Put, "api/menu", new { button = new[] { button } });
        if (saved.IsDone
            && (await people.CallAsync("writer", HttpMethod.Post, "api/menu/submit")).IsDone
            && (await people.CallAsync("chief", HttpMethod.Post, "api/menu/approve", new { version = saved.Json.GetProperty("version").GetInt64() })).IsDone)
        {
            // Planned, so that all nodes find it due at once.
            await people.CallAsync("publisher", HttpMethod.Post, "api/menu/publish", new { at = TimeProvider.System.GetUtcNow().AddSeconds(2) });
        }
    }
}
