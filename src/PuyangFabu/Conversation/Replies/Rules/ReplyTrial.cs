using PuyangFabu.Accounts;
using PuyangFabu.Content.Boards;
using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Replies.Rules;

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
        var reason = handled.Reason;
        var best = book.Matcher.Find(words, nowMs);
        var winner = reason is { Kind: ReplyReason.RuleKind, Number: { } id } ? WinnerOf(book, id, best, words, nowMs) : null;
        var asSent = best is { } first && first.Rule.Id == winner?.Rule.Id;
        var danger = reason.Kind == ReplyReason.DangerKind;
        return new ReplyTrialResult
        {
            Reply = ReplyPreview.Of(handled.Reply!),
            Source = reason == ReplyReason.NothingFound ? "default" : reason.Kind,
            Why = WhyOf(reason, winner),
            Winner = winner is { } match ? TriedRule.Of(match, WhyWins(match, asSent)) : null,
            Losers = [.. RuleContest.Losers(book.Rules, words, best, asSent, nowMs).Where(rule => rule.Id != winner?.Rule.Id).Select(rule => danger ? rule with { Why = "危险词先于所有规则" } : rule)],
        };
    }

    private string WhyOf(ReplyReason reason, RuleMatch? winner) => reason.Kind switch
    {
        ReplyReason.DangerKind => $"命中危险词“{reason.Named}”，先于所有规则",
        ReplyReason.PeopleKind => "要求人工：对话交给人，自动回复暂停，先于规则",
        ReplyReason.GreetingKind => "问候或致谢，不搜索",
        ReplyReason.DirectoryKind => "没有规则能回复，是政府机构的名称",
        ReplyReason.ServiceKind => "没有规则能回复，问的是一项便民服务",
        ReplyReason.CaseKind => "没有规则能回复，是提交诉求或问进度",
        ReplyReason.RuleKind => $"命中回复规则“{winner?.Rule.Name}”",
        ReplyReason.BoardKind => $"没有规则能回复，正好是栏目“{boards.Current.Find(reason.Named)?.Name}”的名称",
        ReplyReason.SearchKind when reason == ReplyReason.NothingFound => "没有规则能回复，也没有搜索到稿件；市民发来时会记入“未答词语”",
        ReplyReason.SearchKind when reason == ReplyReason.Maybe => "没有规则能回复，稿件里没有把握大的，只列出可能相关的和市里其他网站的；市民发来时会记入“未答词语”",
        ReplyReason.SearchKind => reason.Number is { } found ? $"没有规则能回复，搜索到 {found} 篇稿件" : "没有上一次搜索可以接着看",
        _ => "微信用来代替表情等内容的文字，按收到内容处理",
    };

    /// <summary>The rule that answered, with the keyword that the words met as they are or as they were read: as pinyin, or by what the question is about.</summary>
    private static RuleMatch? WinnerOf(RuleBook book, long id, RuleMatch? best, string words, long nowMs)
    {
        if (best?.Rule.Id == id)
        {
            return best;
        }

        var met = book.Spoken(words).Concat(book.Cores(words)).Select(reading => book.Matcher.Find(reading, nowMs)).FirstOrDefault(match => match?.Rule.Id == id);
        return met is not null ? met
            : book.Rules.FirstOrDefault(rule => rule.Id == id) is { } rule ? new RuleMatch(rule, KeywordForm.AllOf(rule).FirstOrDefault(""))
            : null;
    }

    private static string WhyWins(RuleMatch match, bool asSent) =>
        !asSent ? $"这句话按拼音或按问的是什么来看，对应关键词“{match.Keyword}”"
        : match.Rule.Match == ReplyMatch.Exact ? $"与关键词“{match.Keyword}”全等"
        : $"包含关键词“{match.Keyword}”，没有全等的规则，它在包含的规则里排第一";
}
