using PuyangFabu.Accounts;
using PuyangFabu.Operators;
using PuyangFabu.Outcomes;
using PuyangFabu.OutsideCalls;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Tags;

namespace PuyangFabu.Followers.Tagging;

/// <summary>
/// Gives tags to followers and takes them. WeChat wants small batches, one at a time.
/// </summary>
public sealed class TagMembers(FollowerLookup lookup, TagDesk desk, TagMemberCalls calls) : IDisposable
{
    private const int MostFollowers = 1000;

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

    public void Dispose() => turn.Dispose();

    private async Task<Outcome<TagMembersResult>> ChangeAsync(
        Actor actor, WeChatAccount account, FollowerTag tag, IReadOnlyList<Follower> followers, bool add, CancellationToken cancellation)
    {
        var failed = new List<Follower>();
        ApiFailure? problem = null;
        foreach (var batch in followers.Chunk(ITagApi.MostMembers))
        {
            // What was refused for good is refused for the next batch too.
            if (problem is { Error.Class: not WeChatErrorClass.Retry })
            {
                failed.AddRange(batch);
                continue;
            }

            var answer = await calls.RunAsync(actor, account, tag, batch, add, cancellation);
            problem = answer.Failure ?? answer.Value.Problem ?? problem;
            failed.AddRange(answer.IsFailed ? batch : batch.Where(follower => answer.Value.OpenIds.Contains(follower.OpenId)));
        }

        return problem is not null && failed.Count == followers.Count
            ? OutsideCallRefusals.Of(add ? OutsideCallKind.AddMembers : OutsideCallKind.RemoveMembers, problem)
            : new TagMembersResult(followers.Count - failed.Count, [.. failed.Select(static follower => follower.Code)], failed.Count == 0 ? "" : $"{problem}");
    }
}
