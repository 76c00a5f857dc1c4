using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace PuyangFabu.Content.Articles.Works;

/// <summary>Which works a list shows; what is null is not asked for. The recycle bin shows only when its state is asked for.</summary>
public sealed record ArticleWorkFilter
{
    public IReadOnlyList<long>? BoardIds { get; init; }

    /// <summary>One of these; never empty.</summary>
    public IReadOnlyList<string>? States { get; init; }

    /// <summary>Only drafts that a reviewer or a publisher gave back and nobody has handed in again.</summary>
    public bool Returned { get; init; }

    public string? Kind { get; init; }

    /// <summary>Words that the title holds.</summary>
    public string? Words { get; init; }

    /// <summary>Articles that readers see and whose text may hold the words: those of them that do are shown as well, and so are ones at work that do.</summary>
    public IReadOnlyList<long>? MayHoldWords { get; init; }

    /// <summary>Words that the name of its writer or last editor holds.</summary>
    public string? Person { get; init; }

    /// <summary>The operator who began it.</summary>
    public long? WriterId { get; init; }

    /// <summary>Only these articles.</summary>
    public IReadOnlyList<long>? ArticleIds { get; init; }

    /// <summary>Changed then or later; UTC milliseconds.</summary>
    public long? ChangedFromMs { get; init; }

    /// <summary>Changed before then; UTC milliseconds.</summary>
    public long? ChangedBeforeMs { get; init; }

    /// <summary>Only those whose present round is, or was, in a hurry.</summary>
    public bool Urgent { get; init; }

    /// <summary>The last one of the page before.</summary>
    public ArticleWorkCursor? After { get; init; }
}

/// <summary>A place in a list of works: right behind this one. Stays right when others are added before it.</summary>
public sealed record ArticleWorkCursor(long QueueRank, long UpdatedMs, long ArticleId)
{
    public static ArticleWorkCursor Of(ArticleWork work) => new(work.QueueRank, work.UpdatedMs, work.ArticleId);

    /// <returns>Null for what <see cref="ToString"/> did not make.</returns>
    public static ArticleWorkCursor? Parse(string text)
    {
        if (text.Length > 100 || !Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        return parts.Length == 3 && Number(parts[0]) is { } rank && Number(parts[1]) is { } updated && Number(parts[2]) is { } id
            ? new ArticleWorkCursor(rank, updated, id)
            : null;
    }

    public override string ToString() => Base64Url.EncodeToString(
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{QueueRank}.{UpdatedMs}.{ArticleId}")));

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
