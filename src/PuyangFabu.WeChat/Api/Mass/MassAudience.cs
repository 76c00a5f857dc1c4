namespace PuyangFabu.WeChat.Api.Mass;

/// <summary>To whom a mass send goes: all followers, one tag, or a list. One of three.</summary>
public sealed record MassAudience
{
    /// <summary>openids in a list: at least.</summary>
    public const int FewestOpenIds = 2;

    /// <summary>openids in a list: at most.</summary>
    public const int MostOpenIds = 10_000;

    private MassAudience()
    {
    }

    public static MassAudience All { get; } = new() { ToAll = true };

    public bool ToAll { get; private init; }

    public long? TagId { get; private init; }

    /// <summary>2 to 10 000; empty unless the send goes to a list (only for verified service accounts).</summary>
    public IReadOnlyList<string> OpenIds { get; private init; } = [];

    public static MassAudience Tag(long tagId) => new() { TagId = tagId };

    public static MassAudience List(IReadOnlyList<string> openIds) => new() { OpenIds = openIds };
}
