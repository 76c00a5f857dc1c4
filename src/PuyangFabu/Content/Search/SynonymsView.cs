using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Search;

/// <summary>All synonyms as the operators' calls show them and as their versions keep them.</summary>
public sealed record SynonymsView(IReadOnlyList<IReadOnlyList<string>> Groups, long Revision)
{
    /// <summary>待核对：起步内容里的词组，搜索还没有用；核对后移进 groups，不要的删去。</summary>
    public IReadOnlyList<IReadOnlyList<string>> ToCheck { get; init; } = [];
}

/// <summary>All synonyms as an editor hands them in; they replace what is stored.</summary>
[EchoOf(typeof(SynonymsView))]
public sealed record SynonymsInput
{
    /// <summary>Each group lists words that mean the same to a citizen.</summary>
    public IReadOnlyList<IReadOnlyList<string?>?>? Groups { get; init; }

    /// <summary>Groups that are still to be checked and not used; left out, those stay that are not among <see cref="Groups"/> now.</summary>
    public IReadOnlyList<IReadOnlyList<string?>?>? ToCheck { get; init; }

    /// <summary>The revision that was read; saving on another one is refused. Left out: whatever is stored is replaced.</summary>
    public long? Revision { get; init; }
}
