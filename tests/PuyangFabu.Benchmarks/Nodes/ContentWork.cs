using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>
/// Articles go through the review and are published, rules are written and changed, each step on a node by chance; then every node is
/// asked until it answers with what is new.
/// </summary>
internal sealed class ContentWork(NodesPeople people, Calm calm)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly ConcurrentBag<TimeSpan> articleTimes = [];
    private readonly ConcurrentBag<TimeSpan> ruleTimes = [];

    /// <summary>Published, and in no broadcast or publication yet.</summary>
    public ConcurrentQueue<long> Fresh { get; } = new();

    /// <summary>From a publication's answer to the moment when a node found the article by its words.</summary>
    public IReadOnlyCollection<TimeSpan> ArticleTimes => articleTimes;

    /// <summary>From the answer to a new or changed rule to the moment when a node answered by it.</summary>
    public IReadOnlyCollection<TimeSpan> RuleTimes => ruleTimes;

    public async Task WorkAsync(CancellationToken ended)
    {
        for (var number = 1; !ended.IsCancellationRequested; number++)
        {
            await PublishAsync(number);
            await WriteRuleAsync(number);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task PublishAsync(int number)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"第{number}期节点公报");
        var written = await people.CallAsync("writer", HttpMethod.Post, "api/articles", new { board = "puyang-yaowen", title, body = "请远离河道。", source = "濮阳日报" });
        if (!written.IsDone)
        {
            return;
        }

        var id = written.Id;
        foreach (var (who, step) in ((string, string)[])[("writer", "submit"), ("first", "approve"), ("second", "approve"), ("chief", "approve")])
        {
            if (!(await people.CallAsync(who, HttpMethod.Post, $"api/articles/{id}/{step}")).IsDone)
            {
                return;
            }
        }

        var mark = calm.Mark();
        if ((await people.CallAsync("publisher", HttpMethod.Post, $"api/articles/{id}/publish")).IsDone)
        {
            Fresh.Enqueue(id);
            await MeasureAsync(mark, title, $"/articles/{id}", articleTimes);
        }
    }

    private async Task WriteRuleAsync(int number)
    {
        var (words, answer) = ($"第{number}号窗口几点开", $"第{number}号窗口八点半开");
        var mark = calm.Mark();
        var written = await people.CallAsync("writer", HttpMethod.Post, "api/reply-rules", Rule(number, words, answer, null));
        if (!written.IsDone)
        {
            return;
        }

        await MeasureAsync(mark, words, answer, ruleTimes);
        mark = calm.Mark();
        answer = $"第{number}号窗口改为九点开";
        if ((await people.CallAsync("first", HttpMethod.Put, $"api/reply-rules/{written.Id}", Rule(number, words, answer, written.Json.GetProperty("revision").GetInt64()))).IsDone)
        {
            await MeasureAsync(mark, words, answer, ruleTimes);
        }
    }

    private static object Rule(int number, string words, string answer, long? revision) =>
        new { name = $"第{number}号窗口", keywords = new[] { words }, match = "exact", replies = new[] { answer }, revision };

    private async Task MeasureAsync(int mark, string words, string wanted, ConcurrentBag<TimeSpan> times)
    {
        var begin = Stopwatch.GetTimestamp();
        var found = await Task.WhenAll(calm.Up.Select(node => AskAsync(node, words, wanted, begin)));
        if (calm.Mark() == mark)
        {
            Array.ForEach(found, times.Add);
        }
    }

    private async Task<TimeSpan> AskAsync(Node node, string words, string wanted, long begin)
    {
        while (Stopwatch.GetElapsedTime(begin) < Longest)
        {
            var asked = await people.CallAsync("writer", HttpMethod.Post, "api/reply-rules/try", new { text = words }, node);
            var at = Stopwatch.GetElapsedTime(begin);
            if (asked.IsDone && asked.Json.GetProperty("reply").ToString().Contains(wanted, StringComparison.Ordinal))
            {
                return at;
            }

            await Task.Delay(Look);
        }

        return Longest;
    }
}
