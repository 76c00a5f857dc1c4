using System.Text;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.WeChat.Api.Users;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>What operators do with followers: look at them and give them a remark.</summary>
public sealed class FollowerCareDesk(
    FollowerLookup lookup, FollowerNames names, FollowerStore followers, RemarkCalls remarks)
{
    private const int PageSize = 50;
    private const int LongestWords = 60;

    public Task<Outcome<FollowerPage>> ListAsync(Actor actor, string? slug, string? cursor, string? words, long? tagId, CancellationToken cancellation) =>
        ListAsync(actor, slug, cursor, words, tagId, null, null, cancellation);

    /// <param name="fromMs">Who followed from this moment on; UTC milliseconds, inclusive.</param>
    /// <param name="untilMs">Who followed before this moment; UTC milliseconds, exclusive.</param>
    public async Task<Outcome<FollowerPage>> ListAsync(
        Actor actor, string? slug, string? cursor, string? words, long? tagId, long? fromMs, long? untilMs, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        if (account.IsRefused)
        {
            return account.Refusal;
        }

        var after = string.IsNullOrEmpty(cursor) ? null : FollowerCursor.Read(cursor);
        if (after is null && !string.IsNullOrEmpty(cursor))
        {
            return Refusal.BadInput("cursor", "不是上一页给出的 nextCursor");
        }

        if (words is not null && FieldReasons.OfLine(words, LongestWords) is { } reason)
        {
            return Refusal.BadInput("q", reason);
        }

        await names.FillAsync(cancellation);
        var filter = new FollowerFilter(account.Value.Slug)
        {
            TagId = tagId,
            Words = string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
            FollowedFromMs = fromMs,
            FollowedUntilMs = untilMs,
            After = after,
        };
        var rows = await followers.PageAsync(filter, PageSize + 1, cancellation);
        return new FollowerPage(
            [.. rows.Take(PageSize).Select(follower => FollowerView.Of(follower, actor))],
            await followers.CountAsync(account.Value.Slug, cancellation),
            rows.Count > PageSize ? new FollowerCursor(rows[PageSize - 1].FollowedMs ?? 0, rows[PageSize - 1].Code).ToString() : null);
    }

    public async Task<Outcome<FollowerView>> ReadAsync(Actor actor, string? slug, string code, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        if (account.IsRefused)
        {
            return account.Refusal;
        }

        var found = await lookup.FindAsync(account.Value, code, cancellation);
        return found.IsRefused ? found.Refusal : FollowerView.Of(found.Value, actor);
    }

    /// <summary>Sets the remark at WeChat, then here: what WeChat refused nobody shall read.</summary>
    public async Task<Outcome<FollowerView>> SetRemarkAsync(Actor actor, string? slug, string code, string? remark, CancellationToken cancellation)
    {
        var text = remark?.Trim() ?? "";
        if (FieldReasons.OfLine(text, IUserApi.RemarkBytes) is { } reason)
        {
            return Refusal.BadInput("remark", reason);
        }

        if (Encoding.UTF8.GetByteCount(text) >= IUserApi.RemarkBytes)
        {
            return Refusal.BadInput("remark", "太长，备注名须少于 30 字节（约 9 个汉字）");
        }

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

        var follower = found.Value;
        var answer = await remarks.RunAsync(actor, account.Value, follower, text, cancellation);
        return answer.Failure is { } failure ? OutsideCallRefusals.Of(OutsideCallKind.Remark, failure) : FollowerView.Of(follower with { Remark = text }, actor);
    }
}
