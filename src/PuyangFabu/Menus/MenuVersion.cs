namespace PuyangFabu.Menus;

/// <summary>A stored state of an account's menu; the highest version is the one in use.</summary>
public sealed record MenuVersion
{
    public required string Account { get; init; }

    /// <summary>1, 2, 3 … for each account.</summary>
    public required long Version { get; init; }

    /// <summary>See <see cref="MenuJson"/>.</summary>
    public required string Content { get; init; }

    public required long CreatedMs { get; init; }
}
