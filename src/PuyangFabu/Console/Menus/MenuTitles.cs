using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Publishing.Menus;
using WeChatMenu = PuyangFabu.Publishing.Menus.Menu;

namespace PuyangFabu.Console.Menus;

/// <summary>What the articles and topics are called that buttons lead to.</summary>
public static class MenuTitles
{
    /// <returns>By the addresses of the buttons; without what readers do not get at this moment.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        ArticleStore articles, TopicStore topics, IEnumerable<WeChatMenu> menus, CancellationToken cancellation)
    {
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var url in menus.SelectMany(MenuWarnings.Placed).Select(static placed => placed.Button.Url ?? "").Distinct())
        {
            if ((SitePages.TopicOf(url) is { } slug ? await topics.FindAsync(slug, cancellation) : SitePages.ArticleOf(url)) is { } id)
            {
                ids.Add(url, id);
            }
        }

        var shown = (await articles.HeadlinesAsync([.. ids.Values.Distinct()], cancellation)).ToDictionary(static article => article.Id, static article => article.Title);
        return ids.Where(link => shown.ContainsKey(link.Value)).ToDictionary(static link => link.Key, link => shown[link.Value], StringComparer.Ordinal);
    }
}
