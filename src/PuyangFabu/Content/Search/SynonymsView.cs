namespace PuyangFabu.Content.Search;

/// <summary>All synonyms as the operators' calls show them and as their versions keep them.</summary>
public sealed record SynonymsView(IReadOnlyList<IReadOnlyList<string>> Groups, long Revision)
{
    /// <summary>待核对：起步内容里的词组，搜索还没有用；核对后移进 groups，不要的删去。</summary>
    public IReadOnlyList<IReadOnlyList<string>> ToCheck { get; init; } = [];
}
