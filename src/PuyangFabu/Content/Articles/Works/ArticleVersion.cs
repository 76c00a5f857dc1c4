namespace PuyangFabu.Content.Articles.Works;

/// <summary>What an article said after one save. Never changed.</summary>
public sealed record ArticleVersion
{
    public required long ArticleId { get; init; }

    /// <summary>1, 2, 3 … of the article.</summary>
    public required long Number { get; init; }

    /// <summary>The document; see <see cref="ArticleDocumentJson"/>.</summary>
    public required string Content { get; init; }

    /// <summary>Hash of the content when it was saved.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The operator; null for an import.</summary>
    public long? WrittenBy { get; init; }

    public string WrittenName { get; init; } = "";

    public long WrittenMs { get; init; }

    public string Note { get; init; } = "";

    /// <summary>The version that an import, or another arrival, leaves.</summary>
    public static ArticleVersion Imported(Article face, long number, Arrival? arrival = null) => new()
    {
        ArticleId = face.Id,
        Number = number,
        Content = ArticleDocumentJson.Write(face),
        ContentHash = face.ContentHash,
        WrittenName = arrival?.Name ?? "",
        WrittenMs = face.UpdatedMs,
        Note = arrival?.Note ?? "",
    };

    public ArticleDocument Read() => ArticleDocumentJson.Read(Content);
}
