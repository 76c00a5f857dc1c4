namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>Asks that a menu which was at WeChat before goes there again.</summary>
public sealed record MenuRollbackInput
{
    /// <summary>Null for the one before the present one.</summary>
    public long? Version { get; init; }

    /// <summary>Why; may be left out.</summary>
    public string? Comment { get; init; }
}
