using PuyangFabu.Boards;
using PuyangFabu.Danger;
using PuyangFabu.Text;
using PuyangFabu.Webhook;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Replies;

/// <summary>
/// Answers words: danger before everything, then rule, board name, an entry of the last list, greeting, search; what finds
/// nothing as it is, as pinyin or by what the question is about.
/// </summary>
public sealed class TextHandler(
    DangerBook danger, RuleReplies rules, BoardCatalog boards, BoardReplies boardReplies, SearchReplies search, StandardReplies standard) : IMessageHandler<TextMessage>
{
    private const string More = "更多";

    public async ValueTask<Handled> HandleAsync(TextMessage message, MessageContext context, CancellationToken cancellation)
    {
        var words = SearchText.Normalize(message.Content);
        if (words.Length == 0 || PlaceholderText.Is(words))
        {
            return new Handled(StandardReplies.Arrived("内容"), "unsupported");
        }

        var found = danger.Current.Find(words, out var inDoubt);
        var quotes = found is not null && (await search.FindAsync(words, cancellation)).QuotesTitle;
        if (found is null || (quotes && !found.ThreatensLife))
        {
            return await AnswerAsync(words, message.FromUserName, context, cancellation);
        }

        // Whom to call stands first; who perhaps only wants to read about it gets that below.
        var more = inDoubt || quotes ? await AnswerAsync(words, message.FromUserName, context, cancellation) : null;
        var answered = more is not { Reason: SearchReplies.NoneReason };
        return new Handled(DangerReply.Of(found, answered ? more?.Reply : null), $"danger:{found.Name}", answered ? more?.Writes ?? [] : []);
    }

    private async ValueTask<Handled> AnswerAsync(string words, string openId, MessageContext context, CancellationToken cancellation)
    {
        if (await KnownAsync(words, openId, context, cancellation) is { } known)
        {
            return known;
        }

        if (await search.PickAsync(words, openId, context, cancellation) is { } picked)
        {
            return picked;
        }

        if (ExactForm.Of(words).SequenceEqual(More))
        {
            return await search.NextPageAsync(openId, context, cancellation);
        }

        if (Courtesy.IsGreeting(words) || Courtesy.IsThanks(words))
        {
            return new Handled(Courtesy.IsGreeting(words) ? standard.Greeting() : StandardReplies.Thanks, "greeting");
        }

        if (await FirstKnownAsync(rules.Book.Spoken(words), openId, context, cancellation) is { } spoken)
        {
            return spoken;
        }

        var finding = await search.FindAsync(words, cancellation);
        IEnumerable<string> readings = [.. new[] { finding.Page.Asked }.OfType<string>(), .. finding.Answers ? [] : rules.Book.Cores(words)];
        return await FirstKnownAsync(readings, openId, context, cancellation) is { } meant ? meant
            : finding.Answers ? search.Answer(finding, openId, context)
            : search.Maybe(finding, openId, context);
    }

    private async ValueTask<Handled?> FirstKnownAsync(IEnumerable<string> readings, string openId, MessageContext context, CancellationToken cancellation)
    {
        foreach (var reading in readings)
        {
            if (await KnownAsync(reading, openId, context, cancellation) is { } known)
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>A rule's answer, or a board's for its name.</summary>
    private async ValueTask<Handled?> KnownAsync(string words, string openId, MessageContext context, CancellationToken cancellation)
    {
        if (await rules.FindAsync(words, context.ReceivedMs, cancellation) is { } rule)
        {
            return Listed(rule.Reply, $"rule:{rule.Match.Rule.Id}", openId, context);
        }

        return boards.Current.FindByName(ExactForm.Of(words).ToString()) is { } board
            ? Listed(await boardReplies.LinksAsync(board, cancellation), $"board:{board.Slug}", openId, context)
            : null;
    }

    private static Handled Listed(ListReply reply, string reason, string openId, MessageContext context) => reply.Articles.Count == 0
        ? new Handled(reply.Reply, reason)
        : new Handled(reply.Reply, reason, SearchReplies.Keeping(reply.Articles, openId, context));
}
