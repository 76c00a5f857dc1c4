using PuyangFabu.Content.Articles;
using PuyangFabu.Content.CitizenServices;
using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Search;
using PuyangFabu.Conversation.Replies.Unanswered;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Sources;
using PuyangFabu.WeChat.Replies;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Replies.Searching;

/// <summary>
/// Answers from the search: one hit as a card, several as links, what only may have to do with the question under that
/// name, nothing as the default reply.
/// </summary>
public sealed class SearchReplies(
    ArticleSearch search,
    ArticleStore articles,
    ArticleLinks links,
    AnswerLinks answers,
    BoardReplies cards,
    DirectoryCatalog directory,
    CitizenServiceCatalog services,
    StandardReplies standard,
    SearchSessionStore sessions,
    KeptFindings kept,
    ListedItemSearch news)
{
    private const int PageSize = 8;
    private const int MostMaybe = 3;
    private const int MostBest = 2;
    private const int LongestQuery = 200;

    /// <param name="words">Normalised.</param>
    public async ValueTask<SearchFinding> FindAsync(string words, CancellationToken cancellation)
    {
        var shelf = kept.Open();
        if (shelf.Find(words) is { } known)
        {
            return known;
        }

        var finding = await SearchAsync(words, cancellation);
        shelf.Keep(finding);
        return finding;
    }

    private async Task<SearchFinding> SearchAsync(string words, CancellationToken cancellation)
    {
        var query = WholeCharacters.Prefix(words, LongestQuery);
        var page = await search.FindAsync(query, 0, PageSize, cancellation);
        var named = directory.Find(query);
        if (named.Entries.Count == 0 && page.Asked is { } asked)
        {
            // What a question is about is not all that it asks.
            var meant = directory.Find(asked);
            named = meant with { AsksForThem = meant.AsksForThem && page.Spoken };
        }

        var wanted = services.Find(query);
        if (wanted.Services.Count == 0 && page.Asked is { } core)
        {
            var meant = services.Find(core);
            wanted = meant with { AsksForThem = meant.AsksForThem && page.Spoken };
        }

        var finding = new SearchFinding(words, page, await HeadlinesAsync(page, cancellation), named, wanted);
        return finding.Answers ? finding : finding with { News = await news.FindAsync(page.Asked ?? QuestionCore.Topic(query), MostMaybe, cancellation) };
    }

    /// <summary>The answer for words of which <see cref="SearchFinding.Answers"/> holds.</summary>
    public Handled Answer(SearchFinding finding, string openId, MessageContext context)
    {
        var page = finding.Page;
        var found = page.Sure ? finding.Articles : [];
        return finding.Services.Services.Count + finding.Directory.Entries.Count > 0 ? WithEntries(finding, found, openId, context)
            : found.Count == 1 ? Listed(new NewsReply([cards.Card(found[0])]), ReplyReason.Found(page.Total), finding, found, openId, context)
            : Links(new SearchSession { Query = page.Asked ?? finding.Words }, StandardReplies.FoundOpening, page, found, openId, context);
    }

    /// <summary>
    /// For words that nothing of our own answers: the services and the entries of the directory that stand in them and what may have to do with them, or the
    /// default reply. Each time the editors are told.
    /// </summary>
    public Handled Maybe(SearchFinding finding, string openId, MessageContext context)
    {
        var unanswered = UnansweredWordsStore.Recording(context.Account.Slug, finding.Words, openId, context.ReceivedMs);
        if (finding.Articles.Count + finding.Directory.Entries.Count + finding.Services.Services.Count + finding.News.Count == 0)
        {
            return new Handled(standard.NothingFound(context.Account.Name), ReplyReason.NothingFound, unanswered);
        }

        // Whoever reads his own words in a title has found them: that title stands first then, and nobody is told that there is none.
        var told = finding.NewsHasTheWords;
        var text = new LinkText(told ? StandardReplies.FoundOpening : StandardReplies.MaybeOpening, StandardReplies.MaybeEnding);
        Add(finding, text);
        if (told)
        {
            Add(finding.News, text);
        }

        var shown = Add(finding.Articles.Take(MostMaybe), 1, text);
        if (!told)
        {
            Add(finding.News, text);
        }

        var listed = Listed(new TextReply(text.ToString()), ReplyReason.Maybe, finding, shown, openId, context);
        return listed with { Writes = [.. listed.Writes, .. unanswered] };
    }

    /// <summary>The two best services or articles between what stands above and below them; numbers open the articles.</summary>
    public Handled Best(SearchFinding finding, string opening, string ending, string openId, MessageContext context)
    {
        var text = new LinkText(finding.Services.Services.Count + finding.Articles.Count > 0 ? $"{opening}\n先看看这些有没有帮助：" : opening, ending);
        var services = finding.Services.Services.Take(MostBest).TakeWhile(service => text.TryAdd(string.Join('\n', ServiceText.Lines(service)))).Count();
        var shown = Add(finding.Articles.Take(MostBest - services), 1, text);
        return Listed(new TextReply(text.ToString()), ReplyReason.CaseTalk, finding, shown, openId, context);
    }

    /// <summary>The next page of the follower's last search.</summary>
    public async ValueTask<Handled> NextPageAsync(string openId, MessageContext context, CancellationToken cancellation)
    {
        if (await sessions.FindAsync(context.Account.Slug, openId, cancellation) is { Query.Length: > 0 } last)
        {
            var page = await search.FindAsync(last.Query, (int)last.NextOffset, PageSize, cancellation);
            if (await HeadlinesAsync(page, cancellation) is { Count: > 0 } found)
            {
                return Links(last, "更多相关内容：", page, found, openId, context);
            }
        }

        return new Handled(standard.NothingMore(context.Account.Name), ReplyReason.NoMore);
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

        return number > last.Shown.Count ? new Handled(StandardReplies.NotInList(last.Shown.Count), ReplyReason.NotInList)
            : await articles.HeadlinesAsync([last.Shown[number - 1]], cancellation) is [var article] ? new Handled(new NewsReply([cards.Card(article)]), ReplyReason.Picked(number))
            : new Handled(StandardReplies.PickGone, ReplyReason.PickGone);
    }

    /// <summary>A list that the follower got otherwise (a board's), kept so that a number opens its entries.</summary>
    public static Handled Numbered(ListReply list, ReplyReason reason, string openId, MessageContext context) => list.Articles.Count == 0
        ? new Handled(list.Reply, reason)
        : new Handled(list.Reply, reason, Saving(new SearchSession { Query = "", Shown = list.Articles }, openId, context));

    private static InboxWrite Saving(SearchSession session, string openId, MessageContext context) => new(
        SharedRows.SearchSessions,
        openId,
        context.Account.Slug,
        database => SearchSessionStore.SaveAsync(database, context.Account.Slug, openId, session, context.ReceivedMs));

    /// <summary>How many hits of a page the follower has behind him who was shown these of the articles found: hits that nobody may see count too.</summary>
    private static int Behind(FoundArticles page, IReadOnlyList<ArticleHeadline> shown, IReadOnlyList<ArticleHeadline> found) =>
        shown.Count == 0 ? 0
        : shown.Count == found.Count ? page.Hits.Count
        : page.Hits.Index().First(hit => hit.Item.Id == shown[^1].Id).Index + 1;

    private static Handled Listed(Reply reply, ReplyReason reason, SearchFinding finding, IReadOnlyList<ArticleHeadline> shown, string openId, MessageContext context) => new(
        reply,
        reason,
        Saving(
            new SearchSession
            {
                Query = finding.Page.Asked ?? finding.Words,
                NextOffset = Behind(finding.Page, shown, finding.Articles),
                Shown = [.. shown.Select(static article => article.Id)],
            },
            openId,
            context));

    private async Task<IReadOnlyList<ArticleHeadline>> HeadlinesAsync(FoundArticles page, CancellationToken cancellation) =>
        await articles.HeadlinesAsync([.. page.Hits.Select(static hit => hit.Id)], cancellation);

    private Handled WithEntries(SearchFinding finding, IReadOnlyList<ArticleHeadline> found, string openId, MessageContext context)
    {
        var serves = finding.Services.Services.Count > 0;
        var text = new LinkText("为您找到：", serves ? $"<a href=\"{links.Services}\">查看全部便民服务</a>" : $"<a href=\"{links.Directory}\">查看全部机构</a>");
        Add(finding, text);
        var shown = Add(found, 1, text);
        return Listed(new TextReply(text.ToString()), serves ? ReplyReason.Service : ReplyReason.Directory, finding, shown, openId, context);
    }

    private Handled Links(SearchSession last, string opening, FoundArticles page, IReadOnlyList<ArticleHeadline> found, string openId, MessageContext context)
    {
        var text = new LinkText(opening, "回复“更多”查看下一页。");
        var shown = Add(found, last.Shown.Count + 1, text);
        var next = last with
        {
            NextOffset = last.NextOffset + Behind(page, shown, found),
            Shown = [.. last.Shown, .. shown.Select(static article => article.Id)],
        };
        return new Handled(new TextReply(page.Total > next.NextOffset ? text.ToString() : text.WithoutEnding()), ReplyReason.Found(page.Total), Saving(next, openId, context));
    }

    /// <summary>What can be done or called comes before what there is to read.</summary>
    private static void Add(SearchFinding finding, LinkText text)
    {
        foreach (var lines in finding.Services.Services.Select(ServiceText.Lines).Concat(finding.Directory.Entries.Select(Lines)))
        {
            if (!text.TryAdd(string.Join('\n', lines)))
            {
                break;
            }
        }
    }

    private static void Add(IReadOnlyList<ListedItem> news, LinkText text)
    {
        foreach (var entry in news)
        {
            text.TryAddLink($"【{LinkText.Label(entry.SourceName)}】", entry.Item.Title, entry.Item.Url);
        }
    }

    private static IEnumerable<string> Lines(DirectoryEntry entry)
    {
        var name = LinkText.Label(entry.Name);
        yield return $"【{(ArticleLinks.IsWebAddress(entry.SiteUrl) ? $"<a href=\"{new Uri(entry.SiteUrl).AbsoluteUri}\">{name}</a>" : name)}】{LinkText.Label(entry.Summary)}";
        if (entry.Phone.Length > 0)
        {
            yield return $"电话：{LinkText.Label(entry.Phone)}";
        }

        if (entry.AccountName.Length > 0)
        {
            yield return $"微信公众号：{LinkText.Label(entry.AccountName)}";
        }
    }

    /// <returns>Those that found room.</returns>
    private List<ArticleHeadline> Add(IEnumerable<ArticleHeadline> found, int first, LinkText text) =>
        [.. found.TakeWhile((article, index) => text.TryAddLink($"{first + index}. ", article.Title, answers.Article(article.Id)))];
}
