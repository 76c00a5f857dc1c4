namespace PuyangFabu.Sandbox.Replies;

/// <summary>A reply as the platform understood it; only the fields of its type are set.</summary>
public sealed record PassiveReply
{
    /// <summary>The reply's <c>MsgType</c>.</summary>
    public required string MsgType { get; init; }

    public string? Content { get; init; }

    public string? MediaId { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? MusicUrl { get; init; }

    /// <summary>The customer-service account of a transfer, when one is named.</summary>
    public string? KfAccount { get; init; }

    public IReadOnlyList<ReplyArticle> Articles { get; init; } = [];
}

/// <summary>One item of a news reply.</summary>
public sealed record ReplyArticle(string Title, string Description, string PicUrl, string Url)
{
    /// <summary>What a big card shows of the picture, X1_Y1_X2_Y2 from 0 to 1; null or empty: its middle. A reply has none, an article that was pushed may.</summary>
    public string? CropWide { get; init; }

    /// <summary>The same of a small card.</summary>
    public string? CropSquare { get; init; }
}
