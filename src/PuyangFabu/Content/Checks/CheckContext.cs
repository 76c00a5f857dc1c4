namespace PuyangFabu.Content.Checks;

/// <summary>What the checks must know beside the text.</summary>
public sealed record CheckContext
{
    public required long NowMs { get; init; }

    /// <summary>Base of this site's own addresses.</summary>
    public required Uri PublicBase { get; init; }

    /// <summary>Names under which we are the source ourselves.</summary>
    public required IReadOnlyList<string> OwnNames { get; init; }
}
