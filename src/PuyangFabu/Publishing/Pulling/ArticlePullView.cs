using System.Text.Json.Serialization;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Pulling.Taking;

namespace PuyangFabu.Publishing.Pulling;

/// <summary>A pull as operators see it. Counts are articles.</summary>
/// <param name="State"><c>never</c>, <c>running</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="StateName">The same in Chinese, with what it is at.</param>
/// <param name="Problem">Why it waits or gave up; empty when there is nothing.</param>
public sealed record ArticlePullView(string State, string StateName, string Problem)
{
    /// <summary>Entries of the list it is at, and how many it has passed.</summary>
    public long Total { get; init; }

    public long Place { get; init; }

    public long Looked { get; init; }

    public long Added { get; init; }

    public long Same { get; init; }

    /// <summary>Another at WeChat than here; what is here stays.</summary>
    public long Changed { get; init; }

    /// <summary>Not shown at WeChat any more; what is here stays.</summary>
    public long Gone { get; init; }

    public long Refused { get; init; }

    /// <summary>Entries that could not be read.</summary>
    public long Unread { get; init; }

    /// <summary>Posts that the list left out and that WeChat was not asked about yet: a pull asks about so many and no more.</summary>
    public long Unasked { get; init; }

    /// <summary>The next pull begins by itself.</summary>
    [JsonIgnore]
    public bool Daily { get; init; }

    /// <summary>Articles of whose bodies some pictures are still to be copied.</summary>
    public long PicturesWaiting { get; init; }

    /// <summary>When the first of these is looked at; null when none waits.</summary>
    public DateTimeOffset? PicturesNextAt { get; init; }

    /// <summary>Articles of whose bodies some pictures could not be had; the list says why.</summary>
    public long PicturesLost { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? NextStepAt { get; init; }

    public static ArticlePullView Of(ArticlePullRow? pull) => pull is null
        ? new("never", "还没有拉取过", "")
        : new(pull.State, NameOf(pull), pull.Problem)
        {
            Total = pull.Total,
            Place = Math.Min(pull.Place, pull.Total),
            Looked = pull.Looked,
            Added = pull.Added,
            Same = pull.Same,
            Changed = pull.Changed,
            Gone = pull.Gone,
            Refused = pull.Refused,
            Unread = pull.Unread,
            StartedAt = UnixMilliseconds.ToChinaTime(pull.StartedMs),
            FinishedAt = pull.FinishedMs is { } finished ? UnixMilliseconds.ToChinaTime(finished) : null,
            NextStepAt = pull.State == PullState.Running ? UnixMilliseconds.ToChinaTime(pull.NextStepMs) : null,
        };

    private static string NameOf(ArticlePullRow pull) => (pull.State, pull.Phase) switch
    {
        (PullState.Done, _) => "已完成",
        (PullState.Failed, _) => "没有完成",
        _ when pull.Problem.Length > 0 => "遇到问题，稍后自动继续",
        (_, PullPhase.Posts) => "正在取已发布的文章",
        (_, PullPhase.News) => "正在取图文素材",
        (_, PullPhase.Drafts) => "正在取草稿",
        _ => "正在核对列表里没有了的文章",
    };
}

/// <summary>An article at WeChat as operators see it.</summary>
/// <param name="ArticleId">Which of ours it became; null while it became none.</param>
/// <param name="StateName">In Chinese.</param>
/// <param name="Note">What it lost, or why it was not taken.</param>
/// <param name="NoticedAt">When it turned out to be changed or gone; null when there is nothing to know.</param>
/// <param name="CanTake">What was changed there can be made a version here.</param>
public sealed record PulledArticleView(
    long Id, string Origin, string Title, string Url, long? ArticleId, string State, string StateName, string Note, DateTimeOffset PublishedAt, DateTimeOffset? NoticedAt,
    bool CanTake)
{
    public static PulledArticleView Of(PulledArticle row) => new(
        row.Id,
        row.Origin,
        row.Title,
        row.Url,
        row.ArticleId,
        row.State,
        PulledState.NameOf(row.State),
        string.Join('；', new[] { row.Note, row.PicturesNote }.Where(static note => note.Length > 0)),
        UnixMilliseconds.ToChinaTime(row.PublishedMs),
        row.NoticedMs is { } noticed ? UnixMilliseconds.ToChinaTime(noticed) : null,
        ChangeTaking.CanTake(row));
}
