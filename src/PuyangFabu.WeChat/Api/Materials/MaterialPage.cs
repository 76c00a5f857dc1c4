namespace PuyangFabu.WeChat.Api.Materials;

/// <summary>Part of the list of permanent files, the newest first.</summary>
public sealed record MaterialPage(int TotalCount, IReadOnlyList<StoredMaterial> Items);
