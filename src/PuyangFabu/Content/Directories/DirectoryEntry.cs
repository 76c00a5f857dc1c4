namespace PuyangFabu.Content.Directories;

/// <summary>A unit with its site, its WeChat account and its phone number, as far as known.</summary>
public sealed record DirectoryEntry
{
    public long Id { get; init; }

    /// <summary>One of <see cref="DirectoryKind"/>.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>What it is there for, in a sentence.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Absolute http or https address, or empty.</summary>
    public string SiteUrl { get; init; } = "";

    /// <summary>Name of its WeChat account, or empty.</summary>
    public string AccountName { get; init; } = "";

    public string Phone { get; init; } = "";

    /// <summary>True for an entry of the starter pack until somebody saves it; readers do not see it meanwhile.</summary>
    public bool ToCheck { get; init; }

    public long SortOrder { get; init; }

    public long Revision { get; init; } = 1;

    public long UpdatedMs { get; init; }

    /// <summary>Whether its name, its account's name or its phone number holds the words.</summary>
    public bool Holds(string words) =>
        new[] { Name, AccountName, Phone }.Any(text => text.Contains(words, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Kinds of directory entries, as stored and as shown, in the order of the page.</summary>
public static class DirectoryKind
{
    public const string Portal = "门户";
    public const string County = "区县";
    public const string Zone = "功能区";
    public const string Department = "部门";
    public const string Media = "媒体";
    public const string Hotline = "热线";

    /// <summary>Those that handle what citizens ask: no telephone line, no site and no newspaper does.</summary>
    public static IReadOnlyList<string> Handling { get; } = [County, Zone, Department];

    public static IReadOnlyList<string> All { get; } = [Hotline, Portal, County, Zone, Department, Media];
}
