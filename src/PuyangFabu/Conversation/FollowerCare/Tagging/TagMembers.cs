using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Tags;

namespace PuyangFabu.Conversation.FollowerCare.Tagging;

/// <summary>
/// Gives tags to followers and takes them. WeChat wants small batches, one at a time. Whom WeChat does not know is named;
/// the others get the tag.
/// </summary>
public sealed class TagMembers(FollowerLookup lookup, TagDesk desk, TagMemberCalls calls) : IDisposable
{
    private const int MostFollowers = 1000;

    /// <summary>An operator waits for the answer, and each person who is refused costs up to two calls.</summary>
    private const int MostRefused = 100;

    private static readonly ApiFailure NotTried = new(ApiFailureKind.NotSent, "被拒绝的人太多，没有逐个试完。", "先同步粉丝，再给余下的人打标签。");

    /// <summary>WeChat refuses two changes of one person at the same moment (45169).</summary>
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <param name="add">False takes the tag away.</param>
    public async Task<Outcome<TagMembersResult>> ChangeAsync(
        Actor actor, string? slug, long tagId, TagMembersInput input, bool add, CancellationToken cancellation)
    {
        if (input.FollowerIds is not { Count: > 0 and <= MostFollowers } codes)
        {
            return Refusal.BadInput("followerIds", $"应有 1 到 {MostFollowers} 位");
        }

        var known = await desk.FindOwnAsync(slug, tagId, cancellation);
        if (known.IsRefused)
        {
            return known.Refusal;
        }

        var (account, tag) = known.Value;
        var found = await lookup.FindAsync(account, codes, cancellation);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        await turn.WaitAsync(cancellation);
        try
        {
            return await ChangeAsync(actor, account, tag, found.Value, add, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Gives one follower the tags that were chosen and takes those that were unchosen, one after the other.</summary>
    /// <returns>What speaks against the first tag that did not change; those before it have changed.</returns>
    public async Task<Outcome<Done>> SetTagsAsync(Actor actor, string? slug, string code, FollowerTagsInput input, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        if (account.IsRefused)
        {
            return account.Refusal;
        }

        var found = await lookup.FindAsync(account.Value, code, cancellation);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var had = TagIdList.Read(found.Value.TagIds);
        var given = input.Chosen.Except(input.Shown).Except(had).Select(static id => (Id: id, Add: true));
        var taken = input.Shown.Except(input.Chosen).Intersect(had).Where(TagDesk.IsOwn).Select(static id => (Id: id, Add: false));

        // First room is made: a follower may have only so many.
        foreach (var (id, add) in taken.Concat(given).ToList())
        {
            var changed = await ChangeAsync(actor, slug, id, new TagMembersInput([code]), add, cancellation);
            if (changed.Refusal is { } refusal)
            {
                var known = await desk.FindOwnAsync(slug, id, cancellation);
                return known.IsRefused ? refusal : refusal with { Title = $"标签“{known.Value.Tag.Name}”没有改成：{refusal.Title}", Fields = [] };
            }
        }

        return Done.It;
    }

    public void Dispose() => turn.Dispose();

    private async Task<Outcome<TagMembersResult>> ChangeAsync(
        Actor actor, WeChatAccount account, FollowerTag tag, IReadOnlyList<Follower> followers, bool add, CancellationToken cancellation)
    {
        var failed = new List<(Follower Follower, ApiFailure Why)>();
        ApiFailure? ending = null;

        // Who was unknown to WeChat once is likely to be so again: apart from the others such people cost them no calls.
        foreach (var batch in followers.OrderBy(static follower => follower.StaleMs is not null).Chunk(ITagApi.MostMembers))
        {
            if (ending is not null)
            {
                failed.AddRange(batch.Select(follower => (follower, ending)));
                continue;
            }

            var left = await calls.RunAsync(actor, account, tag, batch, add, cancellation);
            failed.AddRange(batch.Where(follower => left.ContainsKey(follower.OpenId)).Select(follower => (follower, left[follower.OpenId])));
            ending = left.Values.FirstOrDefault(TagChange.IsOfAll) ?? (failed.Count >= MostRefused ? NotTried : null);
        }

        return failed.Count == followers.Count
            ? OutsideCallRefusals.Of(add ? OutsideCallKind.AddMembers : OutsideCallKind.RemoveMembers, failed[0].Why)
            : new TagMembersResult(followers.Count - failed.Count, [.. failed.Select(static one => one.Follower.Code)], ProblemOf(failed));
    }

    private static string ProblemOf(List<(Follower Follower, ApiFailure Why)> failed) => string.Join('\n', failed
        .GroupBy(static one => $"{one.Why}{(PersonRefusals.IsOfStale(one.Why) ? "已记下，下次同步时核对。" : "")}", static one => FollowerNames.NameOf(one.Follower.Code))
        .Select(static group => $"{string.Join('、', group)}：{group.Key}"));
}
