namespace PuyangFabu.Sandbox.Platform.Comments;

/// <summary>The comments under an account's articles. Used under the account's lock.</summary>
internal sealed class CommentShelf
{
    private readonly Dictionary<(long MsgDataId, int Index), List<Comment>> comments = [];
    private readonly Dictionary<(long MsgDataId, int Index), bool> switched = [];
    private long lastId;

    /// <summary>Whether somebody opened or closed the comments after the article was sent; null when nobody did.</summary>
    public bool? Switched((long, int) article) => switched.TryGetValue(article, out var open) ? open : null;

    public void Switch((long, int) article, bool open) => switched[article] = open;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Comment> Of((long, int) article) => comments.GetValueOrDefault(article) ?? [];

    public Comment Add((long, int) article, string openId, string content, DateTimeOffset at)
    {
        if (!comments.TryGetValue(article, out var under))
        {
            comments[article] = under = [];
        }

        var comment = new Comment(++lastId, openId, at, content);
        under.Add(comment);
        return comment;
    }

    /// <summary>Changes a comment, or takes it away where <paramref name="change"/> gives none.</summary>
    /// <returns>False when there is no such comment.</returns>
    public bool Change((long, int) article, long id, Func<Comment, Comment?> change)
    {
        if (comments.GetValueOrDefault(article) is not { } under || under.FindIndex(one => one.Id == id) is not (>= 0 and var at))
        {
            return false;
        }

        if (change(under[at]) is { } changed)
        {
            under[at] = changed;
        }
        else
        {
            under.RemoveAt(at);
        }

        return true;
    }
}

/// <summary>What a reader wrote under an article (留言).</summary>
internal sealed record Comment(long Id, string OpenId, DateTimeOffset WrittenAt, string Content)
{
    /// <summary>精选: everybody can read it.</summary>
    public bool IsElected { get; init; }

    /// <summary>The account's answer; null while there is none.</summary>
    public string? Reply { get; init; }

    public DateTimeOffset RepliedAt { get; init; }
}
