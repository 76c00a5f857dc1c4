using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Materials.Bodies;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Materials;

/// <summary>Names the links of articles that nobody will be able to open at WeChat, before they go there.</summary>
public sealed class DraftLinks(Database database, ArticleTexts texts, DraftMarkup bodies, BodyTurns turns)
{
    private const int MostNamed = 3;
    private const string Call = "tel:";

    /// <returns>The articles that have such links, in their order; none of what is no longer what was chosen.</returns>
    public async Task<IReadOnlyList<ArticleOutsideLinks>> FindAsync(IReadOnlyList<ChosenArticle> articles, CancellationToken cancellation)
    {
        if (await database.ReadAsync(session => texts.ReadAsync(session, articles, linkFootnotes: false), cancellation) is not { } chosen)
        {
            return [];
        }

        var found = new List<ArticleOutsideLinks>();
        foreach (var article in chosen)
        {
            if (await LinksAsync(article.BodyHtml, cancellation) is { Count: > 0 } links)
            {
                found.Add(new ArticleOutsideLinks(article.ArticleId, article.Title, links));
            }
        }

        return found;
    }

    /// <summary>The same of articles as they are now, before they are chosen for good.</summary>
    public async Task<IReadOnlyList<ArticleOutsideLinks>> FindAsync(IReadOnlyList<long> articleIds, CancellationToken cancellation)
    {
        var works = (await database.ReadAsync(session => ArticleWorkStore.FindAsync(session, articleIds), cancellation)).ToDictionary(static work => work.ArticleId);
        return await FindAsync(
            [
                .. articleIds.Where(works.ContainsKey).Select(id => works[id]).Select(static work =>
                    new ChosenArticle { ArticleId = work.ArticleId, Version = work.HeadVersion, ContentHash = work.ContentHash, Title = work.Title }),
            ],
            cancellation);
    }

    /// <summary>Sentences for each article, with what can be done about it or what will be done.</summary>
    /// <param name="offer">How footnotes are chosen, up to a colon; null for somebody who cannot choose them now.</param>
    public static IEnumerable<string> WarningsOf(IEnumerable<ArticleOutsideLinks> found, bool linkFootnotes, string? offer) => found.SelectMany(article =>
    {
        var calls = article.Links.Where(IsCall).ToList();
        var pages = article.Links.Where(static link => !IsCall(link)).ToList();
        return new[]
        {
            pages.Count == 0 ? "" : $"《{article.Title}》有 {pages.Count} 个链接在微信文章里点不开：{Named(pages)}。"
                + (linkFootnotes ? "已选择改为文末注释：链接处标序号，文末写明网址。"
                    : offer is null ? "发出的正文里只剩链接上的字。"
                    : $"{offer}：发出的正文在链接处标序号、文末写明网址，本站的稿件不变。"),
            calls.Count == 0 ? "" : $"《{article.Title}》里的电话在微信文章里不能一按就拨：{Named(calls)}。号码写在文字里的，读者照样看得到，不用改。",
        }.Where(static sentence => sentence.Length > 0);
    });

    private static bool IsCall(OutsideLink link) => link.Address.StartsWith(Call, StringComparison.OrdinalIgnoreCase);

    private async Task<IReadOnlyList<OutsideLink>> LinksAsync(string html, CancellationToken cancellation)
    {
        try
        {
            return await turns.RunAsync(html.Length, () => bodies.Of(html).OutsideLinks, cancellation);
        }
        catch (ArticleBodyException)
        {
            // Refused when it is handed in, with the reason.
            return [];
        }
    }

    private static string Written(OutsideLink link) => IsCall(link) ? link.Address[Call.Length..] : link.Address;

    private static string Named(List<OutsideLink> links) =>
        string.Join("、", links.Take(MostNamed).Select(static link => link.Text.Length > 0 && link.Text != Written(link) ? $"“{link.Text}”（{Written(link)}）" : Written(link)))
        + (links.Count > MostNamed ? " 等" : "");
}

/// <summary>An article and those of its links that WeChat does not open.</summary>
/// <param name="Links">At least one, in the order of the text.</param>
public sealed record ArticleOutsideLinks(long ArticleId, string Title, IReadOnlyList<OutsideLink> Links);
