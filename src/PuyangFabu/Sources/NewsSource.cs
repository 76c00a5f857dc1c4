namespace PuyangFabu.Sources;

/// <summary>A site of the city, or a part of one, that is read for what is new there (信息源).</summary>
public sealed record NewsSource
{
    public long Id { get; init; }

    /// <summary>As readers see it beside what came from it.</summary>
    public required string Name { get; init; }

    /// <summary>Whose it is: an entry of the directory.</summary>
    public required long UnitId { get; init; }

    /// <summary>One of <see cref="SourceForm"/>.</summary>
    public required string Form { get; init; }

    /// <summary>Absolute http or https address of the feed or of the page with the list.</summary>
    public required string Address { get; init; }

    /// <summary>CSS selector of one entry of a list page.</summary>
    public string ItemSelector { get; init; } = "";

    /// <summary>Within an entry; empty for the text of the link.</summary>
    public string TitleSelector { get; init; } = "";

    /// <summary>Within an entry; empty for its first link.</summary>
    public string LinkSelector { get; init; } = "";

    /// <summary>Within an entry; empty for a date anywhere in it.</summary>
    public string DateSelector { get; init; } = "";

    /// <summary>Of the text on the page that an entry leads to; empty to take none from there.</summary>
    public string BodySelector { get; init; } = "";

    /// <summary>Where drafts go; null when none are made.</summary>
    public long? BoardId { get; init; }

    /// <summary>责任编辑 of the drafts; null when none are made.</summary>
    public long? EditorId { get; init; }

    public required long IntervalMinutes { get; init; }

    /// <summary>One of <see cref="ReprintRight"/>.</summary>
    public required string Reprint { get; init; }

    /// <summary>What is found is an entry of 最新政务动态 and no draft.</summary>
    public bool Listed { get; init; }

    public bool Enabled { get; init; } = true;

    public long Revision { get; init; } = 1;

    public long CreatedMs { get; init; }

    public long UpdatedMs { get; init; }

    /// <summary>A draft may hold the text, not only title and link.</summary>
    public bool MayHoldText => Reprint != ReprintRight.TitleOnly;

    /// <summary>Whether the same entries are found as by the other one.</summary>
    public bool ReadsAs(NewsSource other) =>
        (Form, Address, ItemSelector, TitleSelector, LinkSelector, DateSelector)
        == (other.Form, other.Address, other.ItemSelector, other.TitleSelector, other.LinkSelector, other.DateSelector);
}

/// <summary>What a source is, as stored.</summary>
public static class SourceForm
{
    /// <summary>RSS or Atom.</summary>
    public const string Feed = "feed";

    /// <summary>A page with a list of links.</summary>
    public const string List = "list";

    public static IReadOnlyList<string> All { get; } = [Feed, List];

    public static string NameOf(string form) => form == Feed ? "RSS 或 Atom" : "列表页";
}

/// <summary>What of a source may be shown here, as stored. Reprints come from units of one's own and from the government's list of sources alone.</summary>
public static class ReprintRight
{
    /// <summary>Of a unit of one's own.</summary>
    public const string Own = "own";

    /// <summary>On the government's list of sources (稿源名单).</summary>
    public const string Whitelisted = "whitelisted";

    public const string TitleOnly = "titleOnly";

    public static IReadOnlyList<string> All { get; } = [Own, Whitelisted, TitleOnly];

    public static string NameOf(string right) => right switch
    {
        Own => "本地本单位，可转载全文",
        Whitelisted => "在稿源名单上，可转载全文",
        _ => "只用标题和链接",
    };
}
