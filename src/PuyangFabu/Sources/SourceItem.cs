namespace PuyangFabu.Sources;

/// <summary>Something that was found on a source.</summary>
public sealed record SourceItem
{
    public long Id { get; init; }

    public required long SourceId { get; init; }

    /// <summary>Tells it from all others of its source.</summary>
    public required string ItemKey { get; init; }

    /// <summary>The original title.</summary>
    public required string Title { get; init; }

    /// <summary>The title without what two sites write differently; empty where it says too little to be compared.</summary>
    public required string TitleKey { get; init; }

    public required string Url { get; init; }

    /// <summary>The original author; empty where none is named.</summary>
    public string Author { get; init; } = "";

    /// <summary>HTML that the feed brought along, until it was used; empty where it brought none.</summary>
    public string Body { get; init; } = "";

    /// <summary>When it was published there; where that is not known, when it was found.</summary>
    public required long AtMs { get; init; }

    /// <summary><see cref="AtMs"/> is the site's own word.</summary>
    public bool Dated { get; init; }

    public required long FoundMs { get; init; }

    /// <summary>When the site last showed it.</summary>
    public required long SeenMs { get; init; }

    /// <summary>One of <see cref="SourceItemState"/>.</summary>
    public required string State { get; init; }

    /// <summary>When a draft is to be made of it, or somebody else may take it.</summary>
    public long NextMs { get; init; }

    /// <summary>How often that was begun.</summary>
    public long Tries { get; init; }

    /// <summary>What people are to know of it, in Chinese.</summary>
    public string Note { get; init; } = "";

    /// <summary>The draft that was made.</summary>
    public long? ArticleId { get; init; }

    /// <summary>The first item with the same title.</summary>
    public long? SameAs { get; init; }
}

/// <summary>What became of an item, as stored.</summary>
public static class SourceItemState
{
    /// <summary>A draft is to be made.</summary>
    public const string Waiting = "waiting";

    public const string Drafted = "drafted";

    /// <summary>An entry of 最新政务动态.</summary>
    public const string Listed = "listed";

    /// <summary>It was an entry, and an editor took it from readers: it does not come back by itself.</summary>
    public const string Hidden = "hidden";

    /// <summary>Another one with the same title came before.</summary>
    public const string Repeat = "double";

    /// <summary>It was there long before the source was read for the first time.</summary>
    public const string Old = "old";

    /// <summary>No draft could be made.</summary>
    public const string Failed = "failed";

    public static IReadOnlyList<string> All { get; } = [Waiting, Drafted, Listed, Hidden, Repeat, Old, Failed];

    /// <summary>Of which somebody may still want a draft.</summary>
    public static IReadOnlyList<string> Takable { get; } = [Listed, Hidden, Repeat, Old, Failed];

    public static string NameOf(string state) => state switch
    {
        Waiting => "待取用",
        Drafted => "已成草稿",
        Listed => "已列出",
        Hidden => "已隐藏",
        Repeat => "与别处重复",
        Old => "以前的",
        Failed => "没有成稿",
        _ => state,
    };
}
