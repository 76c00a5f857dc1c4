namespace PuyangFabu.WeChat.Api.Drafts;

/// <summary>Part of the list of drafts, the newest first.</summary>
public sealed record DraftPage(int TotalCount, IReadOnlyList<StoredDraft> Items);
