namespace PuyangFabu.Accounts;

/// <summary>An account as it counts now, and where that comes from.</summary>
public sealed record AccountState
{
    public const string Settings = "settings";
    public const string Database = "database";

    public required string Slug { get; init; }

    /// <summary>As people call it.</summary>
    public string Title => Options.Name is { Length: > 0 } name ? name : Slug;

    /// <summary>Holds secrets.</summary>
    public required WeChatAccountOptions Options { get; init; }

    /// <summary><see cref="Settings"/> or <see cref="Database"/>.</summary>
    public required string Source { get; init; }

    /// <summary>0 while only the settings tell of it.</summary>
    public long Revision { get; init; }

    /// <summary>Names of the secrets that this node cannot open, see <see cref="AccountRules"/>.</summary>
    public IReadOnlySet<string> Shut { get; init; } = new HashSet<string>();
}
