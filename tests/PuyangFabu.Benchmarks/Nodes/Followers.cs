using System.Text.RegularExpressions;
using PuyangFabu.Benchmarks.Load;

namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>
/// People who write to the account, each one message after the other as soon as the last was answered and read. What somebody says
/// may hang on what another node has just answered: 更多, the steps of a case, whom people have taken over.
/// </summary>
internal sealed partial class Followers(WeChatPost post, IReadOnlyList<string> openIds, int seed)
{
    /// <summary>So long nobody takes to read an answer and tap out the next words.</summary>
    private const int ShortestPauseMs = 300;

    private const int LongestPauseMs = 1500;

    /// <summary>What a message is answered with whose handler failed; and what people have taken over.</summary>
    private const string Nothing = "success";

    /// <summary>More than five a day nobody may hand in.</summary>
    private const int MostCases = 5;

    private static readonly string[] Searches = ["住房公积金", "医疗保险", "居住证", "不动产登记"];
    private static readonly string[] Taps = ["board:puyang-yaowen", "board:zhengfu-xinxi", "没有这个按钮"];

    // Nobody has written an article with these.
    private const string Rare = "麟麒貔貅饕餮狻猊囚螭椒椿榛榉栎檀楠楸梓槐桤桦枰柘柚";

    private readonly MessageNumbers numbers = new(TimeProvider.System);
    private readonly HashSet<string> tapped = [];
    private int misunderstood;

    /// <summary>Answers that do not go with what the same follower was told just before.</summary>
    public int Misunderstood => misunderstood;

    /// <summary>What those were, for whoever looks into it.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Examples { get; } = new();

    public Task WriteAsync(CancellationToken ended) => Task.WhenAll(openIds.Select((openId, index) => OneAsync(openId, index, ended)));

    private async Task OneAsync(string openId, int index, CancellationToken ended)
    {
        var chance = new Random(seed + index);
        await Task.Delay(chance.Next(LongestPauseMs), CancellationToken.None);
        await post.DeliverAsync(SentMessage.Happening(MessageKind.Follow, post.Account.OriginalId, openId, "subscribe", "", Now));
        for (var round = 0; !ended.IsCancellationRequested; round++)
        {
            await (index % 8 == 6 && round < MostCases ? TellCaseAsync(openId, chance)
                : index % 8 == 7 ? TalkAsync(openId, round, chance)
                : chance.Next(5) switch
                {
                    0 => SearchAsync(openId, chance),
                    1 => SayAsync(openId, MessageKind.Unanswered, new string(chance.GetItems<char>(Rare, 9)), chance),
                    2 => TapAsync(openId, chance),
                    3 => DeliverAsync(SentMessage.Picture(post.Account.OriginalId, openId, numbers.Next(), Now), chance),
                    _ => SayAsync(openId, MessageKind.Words, NodesPeople.RuleWords(chance.Next(NodesPeople.Rules)), chance),
                });
        }
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private async Task SearchAsync(string openId, Random chance)
    {
        var first = await SayAsync(openId, MessageKind.Words, Searches[chance.Next(Searches.Length)], chance);
        var second = first is null ? null : await SayAsync(openId, MessageKind.Words, "更多", chance);
        var third = second is null ? null : await SayAsync(openId, MessageKind.Words, "更多", chance);
        if (third is not null && first != Nothing && second != Nothing && third != Nothing)
        {
            // A page that comes twice, or one that is passed over: somebody went on from another place.
            Expect(LinksIn(first!).Count > 0 && !LinksIn(first!).Overlaps(LinksIn(second!)) && !LinksIn(second!).Overlaps(LinksIn(third)), "更多", third);
            var picked = await SayAsync(openId, MessageKind.Words, "1", chance);
            Expect(picked is null or Nothing || picked.Contains("<ArticleCount>1<", StringComparison.Ordinal), "选第 1 条", picked);
        }
    }

    private async Task TapAsync(string openId, Random chance)
    {
        // WeChat tells two taps in one second on one button apart by nothing: they are one.
        var tap = SentMessage.Happening(MessageKind.Tap, post.Account.OriginalId, openId, "CLICK", Taps[chance.Next(Taps.Length)], Now);
        bool isNew;
        lock (tapped)
        {
            isNew = tapped.Add(tap.Identity);
        }

        await (isNew ? DeliverAsync(tap, chance) : Task.Delay(ShortestPauseMs));
    }

    private async Task TellCaseAsync(string openId, Random chance)
    {
        foreach (var (kind, words, answer) in ((MessageKind, string, string)[])
            [
                (MessageKind.Case, "我要留言", "【1/6】"), (MessageKind.Case, "1", "【2/6】"), (MessageKind.Case, "华龙区人民路", "【3/6】"),
                (MessageKind.Case, "路灯不亮已经三天了，希望尽快修好。", "【4/6】"), (MessageKind.Case, "完成", "【5/6】"), (MessageKind.Case, "跳过", "【6/6】"),
                (MessageKind.HandIn, "可以", "编号"),
            ])
        {
            var said = await SayAsync(openId, kind, words, chance);
            if (said?.Contains(answer, StringComparison.Ordinal) != true)
            {
                Expect(said is null or Nothing, $"诉求“{words}”", said);
                await SayAsync(openId, MessageKind.Case, "取消", chance);
                return;
            }
        }
    }

    private async Task TalkAsync(string openId, int round, Random chance)
    {
        if (round == 0)
        {
            // Asked again where nothing was answered.
            while (await SayAsync(openId, MessageKind.AskForPeople, "人工", chance) is null or Nothing)
            {
            }

            return;
        }

        var said = await SayAsync(openId, MessageKind.Words, "请问什么时候能办好", chance);
        Expect(said is null or Nothing, "人工之后", said);
    }

    private Task<string?> SayAsync(string openId, MessageKind kind, string words, Random chance) =>
        DeliverAsync(SentMessage.Text(kind, post.Account.OriginalId, openId, numbers.Next(), words, Now), chance);

    private async Task<string?> DeliverAsync(SentMessage message, Random chance)
    {
        var answer = await post.DeliverAsync(message);
        await Task.Delay(chance.Next(ShortestPauseMs, LongestPauseMs));
        return answer;
    }

    private void Expect(bool isRight, string what, string? said)
    {
        if (!isRight)
        {
            Interlocked.Increment(ref misunderstood);
            Examples.Enqueue($"{what}：{said}");
        }
    }

    private static HashSet<string> LinksIn(string answer) => [.. Links().Matches(answer).Select(static link => link.Value)];

    [GeneratedRegex("/articles/[0-9]+")]
    private static partial Regex Links();
}
