using PuyangFabu.Accounts;
using PuyangFabu.Audit;
using PuyangFabu.Operators;
using PuyangFabu.Outcomes;
using PuyangFabu.Storage;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Tags;

namespace PuyangFabu.Followers.Tagging;

/// <summary>
/// Gives tags to followers and takes them. WeChat wants small batches, one at a time, and may do a part of one: only those
/// that it left out are tried again.
/// </summary>
public sealed class TagMembers(FollowerLookup lookup, TagDesk desk, ITagApi api, Database database, AuditLog audit) : IDisposable
{
    private const int MostFollowers = 1000;
    private const int MostTries = 3;

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
            var left = problem is { Error.Class: not WeChatErrorClass.Retry } ? batch : await ChangeBatchAsync(batch);
            failed.AddRange(left);
            await KeepAsync(actor, account, tag, [.. batch.Except(left)], add, cancellation);
        }

        return problem is not null && failed.Count == followers.Count
            ? WeChatRefusals.Of(problem)
            : new TagMembersResult(followers.Count - failed.Count, [.. failed.Select(static follower => follower.Code)], failed.Count == 0 ? "" : $"{problem}");

        async Task<IReadOnlyList<Follower>> ChangeBatchAsync(IReadOnlyList<Follower> left)
        {
            for (var attempt = 1; attempt <= MostTries && left.Count > 0; attempt++)
            {
                var openIds = left.Select(static follower => follower.OpenId).ToList();
                var answer = await (add ? api.TagAsync(account.Api, tag.Id, openIds, cancellation) : api.UntagAsync(account.Api, tag.Id, openIds, cancellation));
                problem = answer.Failure ?? problem;
                if (answer.Failure is null)
                {
                    return [];
                }

                left = answer.Failure.FailedOpenIds is { Count: > 0 } named ? [.. left.Where(follower => named.Contains(follower.OpenId))] : left;
                if (answer.Failure.Error?.Class != WeChatErrorClass.Retry)
                {
                    break;
                }
            }

            return left;
        }
    }

    private Task KeepAsync(
        Actor actor, WeChatAccount account, FollowerTag tag, IReadOnlyList<Follower> changed, bool add, CancellationToken cancellation) => changed.Count == 0
            ? Task.CompletedTask
            : database.WriteAsync(
                async session =>
                {
                    var more = 0;
                    foreach (var follower in changed.OrderBy(static follower => follower.OpenId, StringComparer.Ordinal))
                    {
                        var ids = TagIdList.Read(follower.TagIds);
                        more += ids.Contains(tag.Id) == add ? 0 : add ? 1 : -1;
                        await FollowerStore.SetTagsAsync(
                            session, account.Slug, follower.OpenId, TagIdList.Write(add ? ids.Append(tag.Id) : ids.Where(id => id != tag.Id)));
                    }

                    await FollowerTagStore.AddMembersAsync(session, account.Slug, tag.Id, more);
                    await audit.RecordAsync(session, TagDesk.Entry(actor, add ? "followerTag.addMembers" : "followerTag.removeMembers", tag) with
                    {
                        Comment = $"{changed.Count} 位关注者",
                    });
                },
                cancellation);
}
