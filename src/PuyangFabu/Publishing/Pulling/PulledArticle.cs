namespace PuyangFabu.Publishing.Pulling;

/// <summary>An article that WeChat told of, and which of ours it became.</summary>
public sealed record PulledArticle
{
    /// <summary>Who wrote what came from WeChat, as histories name it.</summary>
    internal const string By = "微信拉取";

    public long Id { get; init; }

    /// <summary>Slug.</summary>
    public required string Account { get; init; }

    /// <summary>One of <see cref="PulledOrigin"/>.</summary>
    public required string Origin { get; init; }

    /// <summary>What WeChat calls the post or material.</summary>
    public required string OuterId { get; init; }

    /// <summary>Of the article in it, from 1.</summary>
    public required long Position { get; init; }

    /// <summary>Null while it became none.</summary>
    public long? ArticleId { get; init; }

    /// <summary>Where it can be read at WeChat; empty when nobody said.</summary>
    public string Url { get; init; } = "";

    /// <summary>The same address however it is written, see <see cref="WeChatAddress"/>; empty without one.</summary>
    public string UrlKey { get; init; } = "";

    public required string Title { get; init; }

    /// <summary>One of <see cref="PulledState"/>.</summary>
    public required string State { get; init; }

    /// <summary>What it was at WeChat when it was taken, or when somebody said that he knows of the change.</summary>
    public string TakenHash { get; init; } = "";

    /// <summary>What it was when it was seen last.</summary>
    public string SeenHash { get; init; } = "";

    /// <summary>What it lost on the way, or why it was not taken, in Chinese.</summary>
    public string Note { get; init; } = "";

    /// <summary>It has a cover at WeChat, and none here because it could not be fetched.</summary>
    public bool CoverMissing { get; init; }

    /// <summary>What of the pictures in its body could not be had, in Chinese; written by those who copy them, not with the rest.</summary>
    public string PicturesNote { get; init; } = "";

    /// <summary>The pull that saw it last.</summary>
    public long Run { get; init; }

    public long PublishedMs { get; init; }

    public long FirstMs { get; init; }

    /// <summary>When it turned out to be changed or gone, until somebody says that he knows.</summary>
    public long? NoticedMs { get; init; }
}

/// <summary>Where an article was found; the names are stored.</summary>
public static class PulledOrigin
{
    public const string Post = "post";
    public const string News = "news";
    public const string Draft = "draft";

    /// <summary>An address that an editor pasted.</summary>
    public const string Page = "page";
}

/// <summary>What is known of an article at WeChat; the names are stored.</summary>
public static class PulledState
{
    /// <summary>It is here.</summary>
    public const string Taken = "taken";

    /// <summary>It is here as it was; at WeChat it is another by now.</summary>
    public const string Changed = "changed";

    /// <summary>WeChat does not show it any more.</summary>
    public const string Gone = "gone";

    /// <summary>It could not be taken.</summary>
    public const string Refused = "refused";

    /// <summary>This product published it there.</summary>
    public const string Own = "own";

    public static IReadOnlyList<string> All { get; } = [Taken, Changed, Gone, Refused, Own];

    public static string NameOf(string state) => state switch
    {
        Taken => "已拉取",
        Changed => "微信上改过",
        Gone => "微信上已删除",
        Refused => "没有拉取",
        Own => "本系统发布",
        _ => state,
    };
}
