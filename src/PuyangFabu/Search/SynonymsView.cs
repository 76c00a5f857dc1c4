namespace PuyangFabu.Search;

/// <summary>All synonyms as the operators' calls show them and as their versions keep them.</summary>
public sealed record SynonymsView(IReadOnlyList<IReadOnlyList<string>> Groups, long Revision);
