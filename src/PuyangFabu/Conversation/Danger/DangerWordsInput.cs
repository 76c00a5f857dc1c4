using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.Danger;

/// <summary>All words of danger as an editor hands them in; they replace what is stored.</summary>
public sealed record DangerWordsInput
{
    public IReadOnlyList<DangerGroupInput?>? Groups { get; init; }

    /// <summary>The revision that was read; saving on another one is refused. Left out: whatever is stored is replaced.</summary>
    public long? Revision { get; init; }
}

/// <summary>One kind of danger as handed in; see <see cref="DangerGroup"/>.</summary>
[EchoOf(typeof(DangerGroup))]
public sealed record DangerGroupInput
{
    public string? Name { get; init; }

    /// <summary>Left out: true.</summary>
    public bool? ThreatensLife { get; init; }

    public IReadOnlyList<string?>? Words { get; init; }

    public IReadOnlyList<string?>? Except { get; init; }

    public string? Text { get; init; }
}

/// <summary>All words of danger as the operators' calls show them and as their versions keep them.</summary>
public sealed record DangerWordsView(IReadOnlyList<DangerGroup> Groups, long Revision);
