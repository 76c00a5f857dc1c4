using PuyangFabu.Accounts;
using PuyangFabu.Console.Frame;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Menus.Releasing;

namespace PuyangFabu.Console.Desk;

/// <summary>What goes public by itself at its time and notifies nobody: articles and menus. Broadcasts stand with <see cref="SendingDay"/>.</summary>
public sealed class ReleasePlan(ArticleWorkStore articles, MenuPublicationStore menus, AccountRegistry accounts)
{
    private const int Most = 20;

    /// <returns>What this person may see of it, the next first.</returns>
    public async Task<IReadOnlyList<PlannedRelease>> ReadAsync(Actor actor, CancellationToken cancellation)
    {
        var planned = new List<PlannedRelease>();
        if (actor.May(Permission.ReadArticles))
        {
            planned.AddRange((await articles.PlannedAsync(Most, cancellation)).Select(static work => new PlannedRelease("稿件", work.Title, work.ScheduledMs!.Value, $"/console/articles/{work.ArticleId}")));
        }

        if (actor.May(Permission.ReadContent))
        {
            planned.AddRange((await menus.PlannedAsync(Most, cancellation)).Select(publication => new PlannedRelease(
                "菜单", accounts.All.Count > 1 ? $"{accounts.TitleOf(publication.Account)}第 {publication.Version} 版" : $"第 {publication.Version} 版",
                publication.PlannedMs!.Value, ListAddress.Of("/console/menu", ("account", publication.Account == accounts.Default.Slug ? null : publication.Account)))));
        }

        return [.. planned.OrderBy(static release => release.AtMs).Take(Most)];
    }
}

/// <summary>One of what goes public by itself.</summary>
/// <param name="Kind">稿件 or 菜单.</param>
/// <param name="Path">The page of it.</param>
public sealed record PlannedRelease(string Kind, string Title, long AtMs, string Path);
