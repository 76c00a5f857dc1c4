using System.Text.Json;
using System.Text.Json.Serialization;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Menus;

/// <summary>A version of a menu as the operators' calls show it.</summary>
public sealed record MenuView
{
    /// <summary>The buttons in WeChat's own form.</summary>
    public required JsonElement Button { get; init; }

    /// <summary>Slug.</summary>
    public required string Account { get; init; }

    /// <summary>0 for the menu of an account that never had one of its own.</summary>
    public required long Version { get; init; }

    /// <summary>One of <see cref="MenuStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>What an approval names, see <see cref="MenuVersion.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Empty for the menu that came with the product.</summary>
    public required string Author { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Comment { get; init; }

    /// <summary>What the person who looks may do with it now, for pages; null where it is not told.</summary>
    [JsonIgnore]
    public IReadOnlyList<MenuAction>? Actions { get; init; }

    /// <summary>What the editor should know but may leave; null where it is not told.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    public static MenuView Of(MenuVersion menu) => new()
    {
        Button = JsonSerializer.Deserialize<JsonElement>(menu.Content).GetProperty("button"),
        Account = menu.Account,
        Version = menu.Version,
        Status = menu.Status,
        ContentHash = menu.ContentHash,
        Author = menu.Author,
        CreatedAt = UnixMilliseconds.ToChinaTime(menu.CreatedMs),
        DecidedBy = menu.DecidedBy.Length > 0 ? menu.DecidedBy : null,
        DecidedAt = menu.DecidedMs is { } decided ? UnixMilliseconds.ToChinaTime(decided) : null,
        Comment = menu.Comment.Length > 0 ? menu.Comment : null,
    };
}
