using System.Collections.Concurrent;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.Conversation.Replies;

/// <summary>
/// The newest articles of a board, as news cards for a menu tap or as links for words. Kept until content changes
/// or an article's time comes, because menu taps come in waves.
/// </summary>
public sealed class BoardReplies(BoardCatalog boards, ArticleStore articles, ArticleLinks links, AnswerLinks answers, TimeProvider clock) : IContentChangeListener
{
    private const int MostArticles = NewsReply.MaxItems;

    private volatile ConcurrentDictionary<(long Board, bool Cards), ListReply> kept = new();

    public ContentListenerRank Rank => ContentListenerRank.Derived;

    /// <summary>For a tap: up to eight cards, or a text when the board is empty.</summary>
    public async ValueTask<Reply> CardsAsync(Board board, CancellationToken cancellation) => (await GetAsync(board, cards: true, cancellation)).Reply;

    /// <summary>For words: a text of links, since WeChat shows one card only in answer to a message.</summary>
    public ValueTask<ListReply> LinksAsync(Board board, CancellationToken cancellation) => GetAsync(board, cards: false, cancellation);

    public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation)
    {
        if (changes.Any(static change => change.Kind is ContentKind.Article or ContentKind.Board))
        {
            kept = new();
        }

        return Task.CompletedTask;
    }

    public Task ReloadAsync(CancellationToken cancellation)
    {
        kept = new();
        return Task.CompletedTask;
    }

    private ValueTask<ListReply> GetAsync(Board board, bool cards, CancellationToken cancellation) =>
        kept.TryGetValue((board.Id, cards), out var reply) && clock.NowMs() < reply.UntilMs ? ValueTask.FromResult(reply) : new(MakeAsync(board, cards, cancellation));

    private async Task<ListReply> MakeAsync(Board board, bool cards, CancellationToken cancellation)
    {
        // Taken before the reading: if content changes meanwhile, the stale reply goes into the table that was dropped.
        var table = kept;

        // Asked first: what appears between the two readings is in the list, which then is kept for no time.
        var next = await articles.NextAppearanceAsync(cancellation);
        var newest = await articles.NewestAsync(boards.Current.WithDescendants(board), 0, MostArticles, cancellation);
        var reply = newest.Count == 0 ? new ListReply(Empty(board), [])
            : cards ? new ListReply(new NewsReply([.. newest.Select(Card)]), [])
            : Links(board, newest);
        reply = reply with { UntilMs = next ?? long.MaxValue };
        table[(board.Id, cards)] = reply;
        return reply;
    }

    public NewsItem Card(ArticleHeadline article) =>
        new(article.Title, article.Digest, links.Picture(article), answers.Article(article.Id));

    private ListReply Links(Board board, IReadOnlyList<ArticleHeadline> newest)
    {
        var text = new LinkText($"【{board.Name}】最新内容：", $"查看全部：<a href=\"{links.Board(board.Slug)}\">{LinkText.Label(board.Name)}</a>");
        foreach (var (index, article) in newest.Index())
        {
            if (!text.TryAddLink($"{index + 1}. ", article.Title, answers.Article(article.Id)))
            {
                break;
            }
        }

        return new ListReply(new TextReply(text.ToString()), [.. newest.Take(text.Entries).Select(static article => article.Id)]);
    }

    private TextReply Empty(Board board) =>
        new($"【{board.Name}】栏目暂时没有内容，请稍后再来。\n<a href=\"{links.Board(board.Slug)}\">打开栏目页面</a>");
}

/// <summary>A reply that may be a numbered list.</summary>
/// <param name="Reply">The message.</param>
/// <param name="Articles">The articles that it numbers, from 1; empty when it numbers none.</param>
public sealed record ListReply(Reply Reply, IReadOnlyList<long> Articles)
{
    /// <summary>UTC milliseconds; from then on an article may belong into it that was not to be shown before. The longest there is when none is to come.</summary>
    public long UntilMs { get; init; } = long.MaxValue;
}
