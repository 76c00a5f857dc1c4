namespace PuyangFabu.WeChat.Api.Users;

/// <summary>Part of a list of openids.</summary>
/// <param name="Total">How many there are in all, or in this page where WeChat tells no more.</param>
/// <param name="NextOpenId">To ask for the next page with; empty at the end.</param>
/// <param name="Unreadable">Entries that came broken and are left out: the list is not whole.</param>
public sealed record OpenIdPage(long Total, IReadOnlyList<string> OpenIds, string NextOpenId, int Unreadable = 0);
