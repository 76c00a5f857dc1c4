using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Sources;

/// <summary>Something that was found, as the operators' calls show it.</summary>
public sealed record SourceItemView
{
    public required long Id { get; init; }

    public required long Source { get; init; }

    public required string Title { get; init; }

    public required string Url { get; init; }

    public required string Author { get; init; }

    /// <summary>When it was published there, where the site says so; else when it was found.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>One of <see cref="SourceItemState"/>.</summary>
    public required string State { get; init; }

    public required string Note { get; init; }

    public long? Article { get; init; }

    /// <summary>The first item with the same title.</summary>
    public long? SameAs { get; init; }

    public static SourceItemView Of(SourceItem item) => new()
    {
        Id = item.Id,
        Source = item.SourceId,
        Title = item.Title,
        Url = item.Url,
        Author = item.Author,
        At = UnixMilliseconds.ToChinaTime(item.AtMs),
        FoundAt = UnixMilliseconds.ToChinaTime(item.FoundMs),
        State = item.State,
        Note = item.Note,
        Article = item.ArticleId,
        SameAs = item.SameAs,
    };
}
