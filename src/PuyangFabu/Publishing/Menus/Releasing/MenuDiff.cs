using System.Text.Json;

namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>The menu that followers see against the approved one.</summary>
public sealed record MenuDiff
{
    /// <summary>Slug.</summary>
    public required string Account { get; init; }

    /// <summary>True when followers see what was approved.</summary>
    public required bool Same { get; init; }

    /// <summary>Version that is approved; 0 for the menu every account starts with.</summary>
    public required long ApprovedVersion { get; init; }

    /// <summary>Version that was published from here last; null when none ever was.</summary>
    public long? PublishedVersion { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public string? PublishedBy { get; init; }

    /// <summary>What is different, a sentence each, in Chinese.</summary>
    public required IReadOnlyList<string> Differences { get; init; }

    /// <summary>What followers see, in the form that an approved menu has; null when WeChat has none.</summary>
    public JsonElement? Button { get; init; }
}
