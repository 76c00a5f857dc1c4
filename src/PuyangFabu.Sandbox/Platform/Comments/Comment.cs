namespace PuyangFabu.Sandbox.Platform.Comments;

/// <summary>What a reader wrote under an article (留言).</summary>
internal sealed record Comment(long Id, string OpenId, DateTimeOffset WrittenAt, string Content)
{
    /// <summary>精选: everybody can read it.</summary>
    public bool IsElected { get; init; }

    /// <summary>The account's answer; null while there is none.</summary>
    public string? Reply { get; init; }

    public DateTimeOffset RepliedAt { get; init; }
}
