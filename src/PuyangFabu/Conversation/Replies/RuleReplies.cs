using System.Collections.Concurrent;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.Conversation.Replies;

/// <summary>The reply rules in memory, with the messages they answer with.</summary>
public sealed class RuleReplies(
    ReplyRuleStore store, ArticleStore articles, BoardCatalog boards, BoardReplies boardReplies) : IContentChangeListener
{
    private volatile Compiled current = new(RuleBook.Empty);

    public ContentListenerRank Rank => ContentListenerRank.Answers;

    /// <summary>The rules in use in this process.</summary>
    public RuleBook Book => current.Book;

    public async Task LoadAsync(CancellationToken cancellation) =>
        current = new Compiled(new RuleBook(await store.ListAsync(cancellation)));

    public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation)
    {
        if (changes.Any(static change => change.Kind == ContentKind.ReplyRule))
        {
            return LoadAsync(cancellation);
        }

        if (changes.Any(static change => change.Kind is ContentKind.Article or ContentKind.Board))
        {
            current = new Compiled(current.Book);
        }

        return Task.CompletedTask;
    }

    public Task ReloadAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    /// <summary>The rule that answers the normalised words, with its message; null when none does or the one that does has nothing to show now.</summary>
    public ValueTask<(RuleMatch Match, ListReply Reply)?> FindAsync(string words, long nowMs, CancellationToken cancellation)
    {
        var compiled = current;
        if (compiled.Book.Matcher.Find(words, nowMs) is not { } match)
        {
            return ValueTask.FromResult<(RuleMatch, ListReply)?>(null);
        }

        return compiled.Replies.TryGetValue(match.Rule.Id, out var reply) && nowMs < reply.UntilMs
            ? ValueTask.FromResult<(RuleMatch, ListReply)?>((match, reply))
            : new(CompileAsync(compiled, match, cancellation));
    }

    /// <summary>The texts among the replies as the one message that they become.</summary>
    public static string Joined(IEnumerable<ReplyContent> replies) => string.Join(
        "\n\n",
        replies.OfType<TextContent>().Select(static content => content.Text).Where(static text => !string.IsNullOrWhiteSpace(text)));

    private async Task<(RuleMatch, ListReply)?> CompileAsync(Compiled compiled, RuleMatch match, CancellationToken cancellation)
    {
        if (await ReplyOfAsync(match.Rule, cancellation) is not { } reply)
        {
            return null;
        }

        compiled.Replies[match.Rule.Id] = reply;
        return (match, reply);
    }

    // A passive reply is one message: texts are joined, of other contents the first that can be shown counts.
    private async Task<ListReply?> ReplyOfAsync(ReplyRule rule, CancellationToken cancellation)
    {
        if (rule.Replies is [TextContent, ..] && Joined(rule.Replies) is { Length: > 0 } text)
        {
            return Plain(new TextReply(LinkText.Fit(text)));
        }

        // As with a board's: asked before what can be shown is.
        var next = rule.Replies.Any(static content => content is ArticleContent or BoardContent) ? await articles.NextAppearanceAsync(cancellation) : null;
        foreach (var content in rule.Replies)
        {
            if (await MessageOfAsync(content, cancellation) is { } reply)
            {
                return reply with { UntilMs = Math.Min(reply.UntilMs, next ?? long.MaxValue) };
            }
        }

        return null;
    }

    private async Task<ListReply?> MessageOfAsync(ReplyContent content, CancellationToken cancellation) => content switch
    {
        TextContent { Text.Length: > 0 } text => Plain(new TextReply(LinkText.Fit(text.Text))),
        ArticleContent article => (await articles.HeadlinesAsync([article.ArticleId], cancellation)) is [var headline]
            ? Plain(new NewsReply([boardReplies.Card(headline)]))
            : null,
        BoardContent board => boards.Current.Find(board.Board) is { } found && boards.Current.IsListed(found)
            ? await boardReplies.LinksAsync(found, cancellation)
            : null,
        NewsContent news => Plain(new NewsReply([new NewsItem(news.Title, news.Description, news.PicUrl, news.Url)])),
        ImageContent image => Plain(new ImageReply(image.MediaId)),
        _ => null,
    };

    private static ListReply Plain(Reply reply) => new(reply, []);

    private sealed class Compiled(RuleBook book)
    {
        public RuleBook Book { get; } = book;

        public ConcurrentDictionary<long, ListReply> Replies { get; } = new();
    }
}
