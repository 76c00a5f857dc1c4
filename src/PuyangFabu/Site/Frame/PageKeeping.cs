using System.Collections.Concurrent;
using Microsoft.Net.Http.Headers;
using PuyangFabu.Content.Articles;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Site.Frame;

/// <summary>
/// The pages of articles that were read last, as they are sent: to draw one takes a thousand times as long as to send it. All of
/// them are dropped with any change of content, before whoever made it goes on, and within a second on other nodes.
/// </summary>
public sealed class PageKeeping : IContentChangeListener
{
    /// <summary>Pages say how old they are; nobody counts that in minutes.</summary>
    private const long LifeMs = 60_000;

    /// <summary>Some five hundred pages. Beyond that all are dropped: a robot that reads everything costs each reader one drawing.</summary>
    private const long MostBytes = 16 * 1024 * 1024;

    private readonly ArticleStore articles;
    private readonly TimeProvider clock;
    private volatile PageShelf current = new();

    public PageKeeping(ArticleStore articles, ContentChangeStore changes, TimeProvider clock)
    {
        (this.articles, this.clock) = (articles, clock);

        // The feed comes a moment later: whoever withdraws an article must not be shown it again.
        changes.Changed += () => current = new PageShelf();
    }

    public ContentListenerRank Rank => ContentListenerRank.Answers;

    /// <summary>Null when it must be drawn.</summary>
    public KeptPage? Find(string path, bool largeText) =>
        current.Pages.TryGetValue(KeyOf(path, largeText), out var page) && clock.NowMs() < page.UntilMs ? page : null;

    /// <summary>
    /// To be asked for before what a page shows is read: what was read before a change then stands where that change has dropped it.
    /// </summary>
    public async ValueTask<PageShelf> OpenAsync(CancellationToken cancellation)
    {
        var shelf = current;
        if (shelf.UntilMs <= clock.NowMs())
        {
            Interlocked.CompareExchange(ref current, new PageShelf(), shelf);
            shelf = current;
        }

        // An article whose time comes belongs into lists on other pages, without any change.
        shelf.UntilMs = shelf.IsAsked ? shelf.UntilMs : await articles.NextAppearanceAsync(cancellation) ?? long.MaxValue;
        shelf.IsAsked = true;
        return shelf;
    }

    public KeptPage Keep(PageShelf shelf, string path, bool largeText, byte[] html, EntityTagHeaderValue tag)
    {
        var page = new KeptPage(html, tag, Math.Min(clock.NowMs() + LifeMs, shelf.UntilMs));
        shelf.Pages[KeyOf(path, largeText)] = page;
        if (shelf.Grow(page.Bytes) > MostBytes)
        {
            Interlocked.CompareExchange(ref current, new PageShelf(), shelf);
        }

        return page;
    }

    public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation)
    {
        current = new PageShelf();
        return Task.CompletedTask;
    }

    public Task ReloadAsync(CancellationToken cancellation)
    {
        current = new PageShelf();
        return Task.CompletedTask;
    }

    // No path has a line break.
    private static string KeyOf(string path, bool largeText) => largeText ? path + '\n' : path;

    /// <summary>Pages that were drawn from the same content.</summary>
    public sealed class PageShelf
    {
        private long bytes;

        internal ConcurrentDictionary<string, KeptPage> Pages { get; } = new(StringComparer.Ordinal);

        /// <summary>When the next article appears, UTC milliseconds.</summary>
        internal long UntilMs { get; set; } = long.MaxValue;

        internal bool IsAsked { get; set; }

        internal long Grow(long more) => Interlocked.Add(ref bytes, more);
    }
}
