using PuyangFabu.Articles;
using PuyangFabu.Directories;
using PuyangFabu.Search;
using PuyangFabu.Text;
using PuyangFabu.Webhook;
using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.Replies;

/// <summary>
/// Answers from the search: one hit as a card, several as links, what only may have to do with the question under that
/// name, nothing as the default reply.
/// </summary>
public sealed class SearchReplies(
    ArticleSearch search,
    ArticleStore articles,
    ArticleLinks links,
    BoardReplies cards,
    DirectoryCatalog directory,
    StandardReplies standard,
    SearchSessionStore sessions)
{
    /// <summary>The reason of the default reply.</summary>
    public const string NoneReason = "search:none";

    private const int PageSize = 8;
    private const int MostMaybe = 3;
    private const int LongestQuery = 200;

    /// <param name="words">Normalised.</param>
    public async Task<SearchFinding> FindAsync(string words, CancellationToken cancellation)
    {
        var query = WholeCharacters.Prefix(words, LongestQuery);
        var page = await search.FindAsync(query, 0, PageSize, cancellation);
        var entries = directory.Find(query);
        return new SearchFinding(
            words,
            page,
            await HeadlinesAsync(page, cancellation),
            entries.Count == 0 && page.Asked is { } asked ? directory.Find(asked) : entries);
    }

    /// <summary>The answer for words of which <see cref="SearchFinding.Answers"/> holds.</summary>
    public Handled Answer(SearchFinding finding, string openId, MessageContext context)
    {
        var found = finding.Page.Sure ? finding.Articles : [];
        return finding.Entries.Count > 0 ? WithEntries(finding.Entries, finding, found, openId, context)
            : found.Count == 1 ? Listed(new NewsReply([cards.Card(found[0])]), finding.Page, found, NextOffset(finding.Page, 1, 1), openId, context)
            : Links(new SearchSession { Query = finding.Page.Asked ?? finding.Words }, finding.Page, found, openId, context);
    }

    /// <summary>For words that nothing answers: what may have to do with them, or the default reply. Both times the editors are told.</summary>
    public Handled Maybe(SearchFinding finding, string openId, MessageContext context)
    {
        var unanswered = UnansweredWordsStore.Recording(context.Account.Slug, finding.Words, openId, context.ReceivedMs);
        if (finding.Articles.Count == 0)
        {
            return new Handled(standard.NothingFound(), NoneReason, unanswered);
        }

        var text = new LinkText(StandardReplies.MaybeOpening, StandardReplies.MaybeEnding);
        var shown = finding.Articles.Take(MostMaybe).TakeWhile((article, index) => text.TryAddLink($"{index + 1}. ", article.Title, links.Article(article.Id))).ToList();
        var listed = Listed(new TextReply(text.ToString()), finding.Page, shown, NextOffset(finding.Page, shown.Count, finding.Articles.Count), openId, context, finding.Words);
        return new Handled(listed.Reply, "search:maybe", [.. listed.Writes, .. unanswered]);
    }

    /// <summary>The next page of the follower's last search.</summary>
    public async ValueTask<Handled> NextPageAsync(string openId, MessageContext context, CancellationToken cancellation)
    {
        if (await sessions.FindAsync(context.Account.Slug, openId, cancellation) is { Query.Length: > 0 } last)
        {
            var page = await search.FindAsync(last.Query, (int)last.NextOffset, PageSize, cancellation);
            if (await HeadlinesAsync(page, cancellation) is { Count: > 0 } found)
            {
                return Links(last, page, found, openId, context);
            }
        }

        return new Handled(standard.NothingMore(), "search:no-more");
    }

    /// <summary>The entry of the follower's last list that a number names (3, 第3条); null when the words name none or there is no list.</summary>
    public async ValueTask<Handled?> PickAsync(string words, string openId, MessageContext context, CancellationToken cancellation)
    {
        if (ListedNumber.Read(words) is not { } number
            || await sessions.FindAsync(context.Account.Slug, openId, cancellation) is not { } last
            || last.Shown.Count == 0)
        {
            return null;
        }

        return number > last.Shown.Count ? new Handled(StandardReplies.NotInList(last.Shown.Count), "pick:none")
            : await articles.HeadlinesAsync([last.Shown[number - 1]], cancellation) is [var article] ? new Handled(new NewsReply([cards.Card(article)]), $"pick:{number}")
            : new Handled(StandardReplies.PickGone, "pick:gone");
    }

    /// <summary>To keep a list that the follower got otherwise (a board's), so that a number opens its entries.</summary>
    public static InboxWrite Keeping(IReadOnlyList<long> shown, string openId, MessageContext context) =>
        Saving(new SearchSession { Query = "", Shown = shown }, openId, context);

    private static InboxWrite Saving(SearchSession session, string openId, MessageContext context) => new(
        SharedRows.SearchSessions,
        openId,
        context.Account.Slug,
        database => SearchSessionStore.SaveAsync(database, context.Account.Slug, openId, session, context.ReceivedMs));

    private static long NextOffset(SearchPage page, int shown, int all) => shown == all ? page.Hits.Count : shown;

    private static Handled Listed(
        Reply reply, SearchPage page, IReadOnlyList<ArticleHeadline> shown, long next, string openId, MessageContext context, string? words = null) => new(
        reply,
        $"search:{page.Total}",
        Saving(new SearchSession { Query = page.Asked ?? words ?? "", NextOffset = next, Shown = [.. shown.Select(static article => article.Id)] }, openId, context));

    private async Task<IReadOnlyList<ArticleHeadline>> HeadlinesAsync(SearchPage page, CancellationToken cancellation) =>
        await articles.HeadlinesAsync([.. page.Hits.Select(static hit => hit.Id)], cancellation);

    private Handled WithEntries(IReadOnlyList<DirectoryEntry> entries, SearchFinding finding, IReadOnlyList<ArticleHeadline> found, string openId, MessageContext context)
    {
        var text = new LinkText("为您找到：", $"<a href=\"{links.Directory}\">查看全部机构</a>");
        foreach (var line in entries.Select(EntryText.Of).TakeWhile(text.TryAdd))
        {
            _ = line;
        }

        var shown = found.TakeWhile((article, index) => text.TryAddLink($"{index + 1}. ", article.Title, links.Article(article.Id))).ToList();
        return new Handled(
            new TextReply(text.ToString()),
            "directory",
            Listed(new TextReply("-"), finding.Page, shown, NextOffset(finding.Page, shown.Count, found.Count), openId, context, finding.Words).Writes);
    }

    private Handled Links(SearchSession last, SearchPage page, IReadOnlyList<ArticleHeadline> found, string openId, MessageContext context)
    {
        var offset = (int)last.NextOffset;
        var text = new LinkText(
            offset == 0 ? "为您找到以下内容：" : "更多相关内容：",
            "回复“更多”查看下一页。");
        foreach (var (index, article) in found.Index())
        {
            if (!text.TryAddLink($"{offset + index + 1}. ", article.Title, links.Article(article.Id)))
            {
                break;
            }
        }

        var shown = text.Entries;
        var more = shown < found.Count || page.Total > offset + found.Count;
        var next = last with
        {
            NextOffset = offset + (shown == found.Count ? page.Hits.Count : shown),
            Shown = [.. last.Shown, .. found.Take(shown).Select(static article => article.Id)],
        };
        return new Handled(new TextReply(more ? text.ToString() : text.WithoutEnding()), $"search:{page.Total}", Saving(next, openId, context));
    }
}
