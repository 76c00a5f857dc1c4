using System.Globalization;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Articles.Topics;

/// <summary>Reads outlines of topics with the articles that they name.</summary>
public sealed class TopicArticles(ArticleStore articles)
{
    /// <returns>Null for an article that is no topic.</returns>
    public async Task<TopicView?> ViewAsync(string stored, CancellationToken cancellation) =>
        TopicOutline.Read(stored) is { } outline ? TopicView.Of(stored, await KnownAsync([outline], cancellation)) : null;

    /// <summary>Those of many at once, in their order; the database is asked once.</summary>
    public async Task<IReadOnlyList<TopicView?>> ViewsAsync(IReadOnlyList<string> stored, CancellationToken cancellation)
    {
        var known = await KnownAsync(stored.Select(TopicOutline.Read).OfType<TopicOutline>(), cancellation);
        return [.. stored.Select(one => TopicView.Of(one, known))];
    }

    /// <summary>The sections with those articles that readers get at this moment; one that holds none is left out.</summary>
    public async Task<IReadOnlyList<(string Title, IReadOnlyList<ArticleHeadline> Articles)>> SectionsAsync(TopicOutline outline, CancellationToken cancellation)
    {
        var known = await KnownAsync([outline], cancellation);
        var shown = (await articles.HeadlinesAsync([.. known.Values.Select(static name => name.Id)], cancellation)).ToDictionary(static headline => headline.Id);
        return
        [
            .. from section in outline.Sections
               let headlines = section.Entries.Select(entry => known.GetValueOrDefault(entry.ExternalId) is { } name ? shown.GetValueOrDefault(name.Id) : null)
                   .OfType<ArticleHeadline>().ToList()
               where headlines.Count > 0
               select (section.Title, (IReadOnlyList<ArticleHeadline>)headlines),
        ];
    }

    /// <summary>Reads an outline that is handed in into what an article keeps.</summary>
    /// <param name="before">What the article keeps now: what it gathers already may stay, also when readers do not get it any more.</param>
    /// <returns>Refused with what is wrong: at the field <c>topic</c>, or at the one of its fields that <see cref="TopicRules"/> names.</returns>
    public async Task<Outcome<string>> ReadAsync(TopicView given, string before, CancellationToken cancellation)
    {
        if (given.IsNone())
        {
            return "";
        }

        // Before the database is asked for them.
        var ids = given.ArticleIds();
        if (ids.Count > TopicRules.MostArticles)
        {
            return Refused($"的稿件太多（{ids.Count} 篇，最多 {TopicRules.MostArticles} 篇）");
        }

        var kept = (TopicOutline.Read(before)?.Entries ?? []).ToDictionary(static entry => entry.ExternalId, StringComparer.Ordinal);
        var faces = (await articles.TopicFacesAsync([.. ids.Distinct()], cancellation)).ToDictionary(static face => face.Id);
        foreach (var id in ids)
        {
            var reason = !faces.TryGetValue(id, out var face) ? string.Create(CultureInfo.InvariantCulture, $"里没有编号为 {id} 的稿件")
                : kept.ContainsKey(face.ExternalId) ? null
                : face.Status != ArticleStatus.Published ? string.Create(CultureInfo.InvariantCulture, $"里编号为 {id} 的稿件没有发布，专题只收读者看得到的稿件")
                : face.Topic.Length > 0 ? $"里{FieldReasons.Named(face.Title)}自己就是专题，不能放进专题"
                : null;
            if (reason is not null)
            {
                return Refused(reason);
            }
        }

        var outline = new TopicOutline
        {
            Slug = given.Slug?.Trim() ?? "",
            Start = given.Start?.Trim() ?? "",
            End = given.End?.Trim() ?? "",
            Archive = given.Archive?.Trim() ?? "",
            Sections = [.. (given.Sections ?? []).Where(static section => section is not null).Select(section => Section(section, faces, kept)).Where(static section => section.Title.Length > 0 || section.Entries.Count > 0)],
        };
        return TopicRules.ProblemsOf(outline) is { Count: > 0 } wrong ? Refusal.BadInput(wrong) : TopicOutline.Write(outline);
    }

    private static TopicSection Section(TopicSectionView given, Dictionary<long, TopicFace> faces, Dictionary<string, TopicEntry> kept) => new(
        given.Title?.Trim() ?? "",
        [
            .. from article in given.Articles ?? []
               let face = faces[article.Id]
               let title = face.Title.Length > 0 ? face.Title : kept.GetValueOrDefault(face.ExternalId)?.Title ?? ""
               select new TopicEntry(face.ExternalId, title),
        ]);

    private static Refusal Refused(string reason) => Refusal.BadInput("topic", reason);

    private async Task<IReadOnlyDictionary<string, ArticleName>> KnownAsync(IEnumerable<TopicOutline> outlines, CancellationToken cancellation) =>
        (await articles.NamedAsync([.. outlines.SelectMany(static outline => outline.Entries).Select(static entry => entry.ExternalId).Distinct(StringComparer.Ordinal)], cancellation)).ToDictionary(static name => name.ExternalId, StringComparer.Ordinal);
}
