using PuyangFabu.WeChat.Api.Users;

namespace PuyangFabu.WeChat.Api.Tags;

/// <summary>Tags of followers, <c>/cgi-bin/tags/…</c>.</summary>
public interface ITagApi
{
    /// <summary>Most people in one <see cref="TagAsync"/> or <see cref="UntagAsync"/>.</summary>
    const int MostMembers = 50;

    /// <summary>A name may have this many bytes.</summary>
    const int NameBytes = 30;

    Task<ApiAnswer<UserTag>> CreateAsync(ApiAccount account, string name, CancellationToken cancellation);

    Task<ApiAnswer<UserTagList>> ListAsync(ApiAccount account, CancellationToken cancellation);

    Task<ApiAnswer<ApiDone>> RenameAsync(ApiAccount account, long tagId, string name, CancellationToken cancellation);

    Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, long tagId, CancellationToken cancellation);

    /// <param name="afterOpenId">Last openid of the page before; empty for the first.</param>
    Task<ApiAnswer<OpenIdPage>> MembersAsync(ApiAccount account, long tagId, string afterOpenId, CancellationToken cancellation);

    /// <summary>Gives the tag to followers, or takes it from them. One call at a time for a person: WeChat refuses what runs at once (45169).</summary>
    /// <param name="openIds">1 to 50; on 45171 <see cref="ApiFailure.FailedOpenIds"/> names those that did not get it.</param>
    Task<ApiAnswer<ApiDone>> TagAsync(ApiAccount account, long tagId, IReadOnlyList<string> openIds, CancellationToken cancellation);

    /// <inheritdoc cref="TagAsync"/>
    Task<ApiAnswer<ApiDone>> UntagAsync(ApiAccount account, long tagId, IReadOnlyList<string> openIds, CancellationToken cancellation);

    Task<ApiAnswer<IReadOnlyList<long>>> OfUserAsync(ApiAccount account, string openId, CancellationToken cancellation);
}

/// <summary>The tags of an account.</summary>
/// <param name="Unreadable">Entries that came broken and are left out: the list is not whole.</param>
public sealed record UserTagList(IReadOnlyList<UserTag> Items, int Unreadable = 0);

/// <summary>A tag (标签) of the account.</summary>
/// <param name="Id">Below 100 the tags of the system.</param>
/// <param name="Count">Followers that have it; 0 in the answer to its making.</param>
public sealed record UserTag(long Id, string Name, long Count);
