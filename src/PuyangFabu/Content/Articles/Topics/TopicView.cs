namespace PuyangFabu.Content.Articles.Topics;

/// <summary>The outline of a topic as calls and pages show it and hand it in.</summary>
/// <param name="Slug">Its name in the address of its page; empty and without sections it makes the article no topic.</param>
/// <param name="Start">As <c>2016-06-28</c>; the other days too.</param>
/// <param name="Archive">From this day on it is kept for reading up alone.</param>
public sealed record TopicView(
    string? Slug = null, string? Start = null, string? End = null, string? Archive = null, IReadOnlyList<TopicSectionView>? Sections = null)
{
    /// <param name="stored">As an article keeps it.</param>
    /// <param name="known">The articles that are there, by their external ids.</param>
    /// <returns>Null for an article that is no topic.</returns>
    public static TopicView? Of(string stored, IReadOnlyDictionary<string, ArticleName> known) => TopicOutline.Read(stored) is not { } outline ? null : new TopicView(
        outline.Slug, outline.Start, outline.End, outline.Archive,
        [
            .. outline.Sections.Select(section => new TopicSectionView(section.Title, [.. section.Entries.Select(entry => Shown(entry, known.GetValueOrDefault(entry.ExternalId)))])),
        ]);

    /// <summary>Whether it is handed in to make an article no topic any more.</summary>
    public bool IsNone() => string.IsNullOrWhiteSpace(Slug) && (Sections is null || Sections.Count == 0);

    /// <summary>The ids of all articles in their order, each as often as it is named.</summary>
    public IReadOnlyList<long> ArticleIds() =>
        [.. (Sections ?? []).SelectMany(static section => section?.Articles ?? []).Select(static article => article?.Id ?? 0)];

    private static TopicArticleView Shown(TopicEntry entry, ArticleName? known) =>
        new(known?.Id ?? 0, known?.Title is { Length: > 0 } title ? title : entry.Title, known?.Status == ArticleStatus.Published);
}

/// <summary>A section of a topic.</summary>
public sealed record TopicSectionView(string? Title = null, IReadOnlyList<TopicArticleView>? Articles = null);

/// <summary>An article in a topic.</summary>
/// <param name="Id">What counts when it is handed in; 0 for one that is not in this database.</param>
/// <param name="Title">Read over when it comes in, as is <paramref name="Published"/>.</param>
/// <param name="Published">Whether readers get it now; the page of the topic leaves out the others.</param>
public sealed record TopicArticleView(long Id = 0, string? Title = null, bool Published = false);
