using System.Globalization;
using PuyangFabu.Accounts;
using PuyangFabu.Boards;
using PuyangFabu.Outcomes;
using PuyangFabu.Storage;
using PuyangFabu.Text;
using PuyangFabu.Webhook;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Replies;

/// <summary>Answers words as the webhook would, by the same handler, and writes nothing.</summary>
public sealed class ReplyTrial(TextHandler handler, RuleReplies rules, BoardCatalog boards, AccountRegistry accounts, TimeProvider clock)
{
    private const int LongestText = 2048;

    public async Task<Outcome<ReplyTrialResult>> RunAsync(ReplyTrialInput input, CancellationToken cancellation)
    {
        if ((string.IsNullOrWhiteSpace(input.Text) ? FieldReasons.Missing : FieldReasons.OfText(input.Text, LongestText)) is { } reason)
        {
            return Refusal.BadInput("text", reason);
        }

        var account = input.Account is null ? accounts.Default : accounts.Find(input.Account);
        if (account is null)
        {
            return Refusal.BadInput("account", $"没有代号为“{input.Account}”的账号");
        }

        var now = clock.NowMs();
        var handled = await handler.HandleAsync(MessageOf(input.Text!, now), new MessageContext(account, now), cancellation);
        return Explain(input.Text!, handled, now);
    }

    // Nobody has this openid, so nobody's last search is touched or shown.
    private static TextMessage MessageOf(string text, long nowMs) => new()
    {
        ToUserName = "",
        FromUserName = "",
        CreateTime = nowMs / 1000,
        MsgType = MessageTypes.Text,
        Content = text,
    };

    private ReplyTrialResult Explain(string text, Handled handled, long nowMs)
    {
        var words = SearchText.Normalize(text);
        var book = rules.Book;
        var (kind, detail) = handled.Reason.Split(':', 2) is [var first, var rest] ? (first, rest) : (handled.Reason, "");
        var best = book.Matcher.Find(words, nowMs);
        if (kind == "rule" && best is null)
        {
            // By what the words mean as pinyin, or by what the question is about.
            best = book.Spoken(words).Concat(book.Cores(words)).Select(reading => book.Matcher.Find(reading, nowMs)).FirstOrDefault(static match => match is not null);
        }

        var winner = kind == "rule" ? best : null;
        var source = handled.Reason == SearchReplies.NoneReason ? "default" : kind;
        var danger = kind == "danger";
        return new ReplyTrialResult
        {
            Reply = ReplyPreview.Of(handled.Reply!),
            Source = source,
            Why = source switch
            {
                "danger" => $"命中危险词“{detail}”，先于所有规则",
                "greeting" => "问候或致谢，不检索",
                "directory" => "没有规则能回复，是名录里的机构",
                "search" when detail == "maybe" => "没有规则能回复，检索到的把握不大，只列为可能相关；市民发来时会记入“未答词语”",
                "rule" => $"命中回复规则“{winner?.Rule.Name}”",
                "board" => $"没有规则能回复，正好是栏目“{boards.Current.Find(detail)?.Name}”的名称",
                "search" => int.TryParse(detail, NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? $"没有规则能回复，检索到 {found} 篇稿件" : "没有上一次检索可以接着看",
                "default" => "没有规则能回复，也没有检索到稿件；市民发来时会记入“未答词语”",
                _ => "微信用来代替表情等内容的文字，按收到内容处理",
            },
            Winner = winner is { } match ? TriedRule.Of(match, WhyWins(match)) : null,
            Losers = [.. RuleContest.Losers(book.Rules, words, best, winner is not null, nowMs).Select(rule => danger ? rule with { Why = "危险词先于所有规则" } : rule)],
        };
    }

    private static string WhyWins(RuleMatch match) => match.Rule.Match == ReplyMatch.Exact
        ? $"与关键词“{match.Keyword}”全等"
        : $"包含关键词“{match.Keyword}”，没有全等的规则，它在包含的规则里排第一";
}
