using System.Text;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>Compares, from outside, what was sent and answered with what lies in the database and at the platform.</summary>
internal sealed class NodesVerdict(StorageOptions storage, WeChatPost post, NodesPlatform platform)
{
    private readonly List<StoredMessage> stored = [];
    private readonly List<BroadcastRow> broadcasts = [];
    private readonly Dictionary<string, long> counts = [];
    private readonly List<string> missing = [];

    /// <summary>Messages with answers that are not the same, or that the inbox has otherwise.</summary>
    public IReadOnlyList<string> Different { get; private set; } = [];

    /// <summary>Messages that stand in the inbox more than once, and effects beyond one for each message.</summary>
    public long HandledTwice { get; private set; }

    /// <summary>Answered messages that are not in the inbox, and effects that are missing.</summary>
    public long Lost { get; private set; }

    /// <summary>Messages that three tries brought no answer; WeChat has given them up, and the followers see that.</summary>
    public int NotDelivered { get; private set; }

    /// <summary>Messages that were kept and answered with nothing because their handler met a failure.</summary>
    public int WithoutReply { get; private set; }

    public int Broadcasts => broadcasts.Count;

    public int BroadcastsSentTwice { get; private set; }

    /// <summary>Those of which the product says what the platform does not.</summary>
    public int BroadcastsWrong { get; private set; }

    /// <summary>Those that a person has to look at: their result could not be learnt.</summary>
    public int BroadcastsUnknown { get; private set; }

    /// <summary>Publications of menus and articles that reached the platform more often than they were begun.</summary>
    public int SteppedTwice { get; private set; }

    /// <summary>Menus and publications of which nobody knows yet, or will know, whether WeChat took them.</summary>
    public long Open => counts["没有结果的菜单和发布"];

    /// <summary>What was counted, for whoever looks into a difference.</summary>
    public IEnumerable<string> Details => [.. missing, .. counts.Select(static count => $"{count.Key} {count.Value}")];

    /// <summary>Waits until nothing is left that the product does by itself.</summary>
    /// <returns>False when something is still under way after that time.</returns>
    public async Task<bool> SettleAsync(TimeSpan patience)
    {
        using var database = new Database(storage);
        for (var until = TimeProvider.System.GetUtcNow() + patience; ; await Task.Delay(500))
        {
            if (await database.ReadAsync(static session => session.ScalarAsync<long>(UnderWay), CancellationToken.None) == 0)
            {
                return true;
            }

            if (TimeProvider.System.GetUtcNow() > until)
            {
                return false;
            }
        }
    }

    public async Task ReadAsync()
    {
        using var database = new Database(storage);
        await database.ReadAsync(
            async session =>
            {
                stored.AddRange(await session.QueryAsync<StoredMessage>("select message, reply, reason from inbox"));
                broadcasts.AddRange(await session.QueryAsync<BroadcastRow>(
                    "select broadcasts.id, broadcasts.state, broadcasts.title, broadcast_parts.client_msg_id, broadcast_parts.attempts from broadcasts join broadcast_parts on broadcast_parts.broadcast_id = broadcasts.id where broadcasts.state <> 'draft'"));
                foreach (var (name, sql) in Effects)
                {
                    counts[name] = await session.ScalarAsync<long>(sql);
                }

                return true;
            },
            CancellationToken.None);
        JudgeMessages();
        JudgeBroadcasts();
        SteppedTwice = Math.Max(0, platform.Effects("menu/create") - (int)counts["菜单的提交"]) + Math.Max(0, platform.Effects("freepublish/submit") - (int)counts["发布的提交"]);
    }

    // Menus and publications whose process was killed under the call are looked at after three minutes: those are only counted.
    private const string UnderWay =
        """
        select (select count(*) from broadcasts where state in ('scheduled', 'sending', 'submitted', 'unknown'))
            + (select count(*) from menu_publications where state = 'scheduled')
            + (select count(*) from case_drafts where step = 'done')
            + (select count(*) from follower_syncs where state = 'running')
        """;

    private static IReadOnlyList<(string Name, string Sql)> Effects { get; } =
    [
        ("未答词语", "select coalesce(sum(times), 0) from unanswered_words"),
        ("菜单点击", "select coalesce(sum(taps), 0) from menu_taps"),
        ("图片", "select count(*) from sent_media"),
        ("转人工", "select count(*) from talk_events where action = 'ask'"),
        ("诉求", "select count(*) from cases"),
        ("菜单的提交", "select coalesce(sum(attempts), 0) from menu_publications"),
        ("没有结果的菜单和发布", "select (select count(*) from publications where state in ('publishing', 'unknown')) + (select count(*) from menu_publications where state in ('publishing', 'unknown'))"),
        ("发布的提交", "select count(*) from publications where started_ms is not null"),
    ];

    private void JudgeMessages()
    {
        // Events of the platform's own, of finished broadcasts and publications, are in the inbox too.
        var byIdentity = stored.ToLookup(static row => SentMessage.IdentityOf(row.Message), StringComparer.Ordinal);
        var different = new List<string>();
        foreach (var message in post.Messages)
        {
            var rows = byIdentity[message.Identity].ToList();
            var answers = message.Answers.Distinct(StringComparer.Ordinal).ToList();
            HandledTwice += Math.Max(0, rows.Count - 1);
            if (rows.Count == 0 && answers.Count > 0)
            {
                Lost++;
                missing.Add($"收件箱里没有 {message.Kind} {message.Identity}：{answers[0]}");
            }

            NotDelivered += answers.Count == 0 ? 1 : 0;
            if (answers.Count > 1 || (answers.Count == 1 && rows.Count > 0 && answers[0] != rows[0].Answer))
            {
                different.Add($"{message.Kind} {message.Identity}：{string.Join(" / ", answers.Append(rows.FirstOrDefault()?.Answer ?? "（没有）"))}");
            }

            WithoutReply += rows is [{ Reason: var reason }, ..] && reason.StartsWith("handler-", StringComparison.Ordinal) ? 1 : 0;
        }

        Different = different;

        // What failed on its way to an answer leaves nothing but the message.
        var kinds = post.Messages.Where(message => byIdentity[message.Identity].FirstOrDefault() is { } row && !row.Reason.StartsWith("handler-", StringComparison.Ordinal))
            .ToLookup(static message => message.Kind);
        foreach (var (name, kind) in ((string, MessageKind)[])
            [
                ("未答词语", MessageKind.Unanswered), ("菜单点击", MessageKind.Tap), ("图片", MessageKind.Picture),
            ])
        {
            Judge(name, kinds[kind].Count());
        }

        // Who asks again while he waits is told again, and that is no second talk.
        Judge("转人工", kinds[MessageKind.AskForPeople].DistinctBy(static message => message.OpenId).Count());
        Judge("诉求", kinds[MessageKind.HandIn].Count(message => byIdentity[message.Identity].First().Reason == "case:made"));
    }

    private void Judge(string effect, int messages)
    {
        counts[$"{effect}（消息）"] = messages;
        HandledTwice += Math.Max(0, counts[effect] - messages);
        Lost += Math.Max(0, messages - counts[effect]);
    }

    private void JudgeBroadcasts()
    {
        var jobs = platform.Jobs;

        // Every broadcast has an article of its own: a second send shows in the title, under whatever key it came.
        BroadcastsSentTwice = jobs.GroupBy(static job => job.Articles[0].Title, StringComparer.Ordinal).Sum(static job => job.Count() - 1);
        foreach (var broadcast in broadcasts)
        {
            var sent = jobs.Count(job => job.ClientMsgId == broadcast.ClientMsgId);
            BroadcastsUnknown += broadcast.State == "unknown" ? 1 : 0;
            BroadcastsWrong += broadcast.State switch
            {
                "succeeded" => sent == 1,
                "failed" or "pendingApproval" or "approved" or "cancelled" => sent == 0,
                "unknown" => sent <= 1,
                _ => false,
            } ? 0 : 1;
            counts[$"群发 {broadcast.State}"] = counts.GetValueOrDefault($"群发 {broadcast.State}") + 1;
        }
    }

    private sealed record StoredMessage
    {
        public required byte[] Message { get; init; }

        public byte[]? Reply { get; init; }

        public required string Reason { get; init; }

        public string Answer => Reply is null ? "success" : Encoding.UTF8.GetString(Reply);
    }

    private sealed record BroadcastRow
    {
        public required long Id { get; init; }

        public required string State { get; init; }

        public required string Title { get; init; }

        public required string ClientMsgId { get; init; }

        public required long Attempts { get; init; }
    }
}
