using PuyangFabu.Articles;
using PuyangFabu.Search;
using PuyangFabu.Text;
using PuyangFabu.Webhook;
using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.Replies;

/// <summary>Answers from the search: one hit as a card, several as links, none as the default reply.</summary>
public sealed class SearchReplies(
    ArticleSearch search,
    ArticleStore articles,
    ArticleLinks links,
    BoardReplies cards,
    StandardReplies standard,
    SearchSessionStore sessions)
{
    private const int PageSize = 8;
    private const int LongestQuery = 200;

    /// <param name="words">Normalised.</param>
    public async ValueTask<Handled> FirstPageAsync(string words, string openId, MessageContext context, CancellationToken cancellation)
    {
        var query = WholeCharacters.Prefix(words, LongestQuery);
        return await PageAsync(query, 0, openId, context, cancellation) ?? new Handled(
            standard.NothingFound(),
            "search:none",
            UnansweredWordsStore.Recording(context.Account.Slug, words, openId, context.ReceivedMs));
    }

    /// <summary>The next page of the follower's last search.</summary>
    public async ValueTask<Handled> NextPageAsync(string openId, MessageContext context, CancellationToken cancellation) =>
        await sessions.FindAsync(context.Account.Slug, openId, cancellation) is { } last
        && await PageAsync(last.Query, (int)last.NextOffset, openId, context, cancellation) is { } page
            ? page
            : new Handled(standard.NothingMore(), "search:no-more");

    private async Task<Handled?> PageAsync(string query, int offset, string openId, MessageContext context, CancellationToken cancellation)
    {
        var found = await search.FindAsync(query, offset, PageSize, cancellation);
        var headlines = await articles.HeadlinesAsync([.. found.Hits.Select(static hit => hit.Id)], cancellation);
        if (headlines.Count == 0)
        {
            return null;
        }

        var (reply, shown) = offset == 0 && headlines.Count == 1
            ? (new NewsReply([cards.Card(headlines[0])]), 1)
            : Links(headlines, offset, found.Total);
        var next = new SearchSession { Query = query, NextOffset = offset + (shown == headlines.Count ? found.Hits.Count : shown) };
        return new Handled(
            reply,
            $"search:{found.Total}",
            new InboxWrite(
                SharedRows.SearchSessions,
                openId,
                context.Account.Slug,
                session => SearchSessionStore.SaveAsync(session, context.Account.Slug, openId, next, context.ReceivedMs)));
    }

    private (Reply Reply, int Shown) Links(IReadOnlyList<ArticleHeadline> headlines, int offset, int total)
    {
        var text = new LinkText(
            offset == 0 ? "为您找到以下内容：" : "更多相关内容：",
            "回复“更多”查看下一页。");
        foreach (var (index, article) in headlines.Index())
        {
            if (!text.TryAddLink($"{offset + index + 1}. ", article.Title, links.Article(article.Id)))
            {
                break;
            }
        }

        var more = text.Entries < headlines.Count || total > offset + headlines.Count;
        return (new TextReply(more ? text.ToString() : text.WithoutEnding()), text.Entries);
    }
}
