namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>Asks that the approved menu goes to WeChat.</summary>
public sealed record MenuPublishInput
{
    /// <summary>When, ISO 8601; null for at once.</summary>
    public string? At { get; init; }

    /// <summary>The version that is meant; refused when another one is approved by now. May be left out.</summary>
    public long? Version { get; init; }

    /// <summary>The hash of what is meant; names a version as well as its number does.</summary>
    public string? ContentHash { get; init; }
}

/// <summary>Asks that a menu which was at WeChat before goes there again.</summary>
public sealed record MenuRollbackInput
{
    /// <summary>Null for the one before the present one.</summary>
    public long? Version { get; init; }

    /// <summary>The hash of what is meant; refused when that version had another content. May be left out.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Why; may be left out.</summary>
    public string? Comment { get; init; }
}
