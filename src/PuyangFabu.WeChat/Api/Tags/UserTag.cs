namespace PuyangFabu.WeChat.Api.Tags;

/// <summary>A tag (标签) of the account.</summary>
/// <param name="Id">Below 100 the tags of the system.</param>
/// <param name="Count">Followers that have it; 0 in the answer to its making.</param>
public sealed record UserTag(long Id, string Name, long Count);
