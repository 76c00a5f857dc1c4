using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>Finds messages whose sending process ended before the answer came, and says that their end is unknown.</summary>
public sealed class LostMessages(Database database, TimeProvider clock) : IDueWork
{
    /// <summary>Longer than any call and the storing of its answer take.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(3);

    public string Name => "给粉丝的消息的核对";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(2);

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        await database.WriteAsync(
            session => FollowerMessageStore.LoseAsync(
                session,
                (clock.GetUtcNow() - LongestCall).ToUnixTimeMilliseconds(),
                "发出之后没有存下微信的答复（程序中断），不知道对方是否收到。请先看对方的反应，再决定是否重发。"),
            cancellation);
        return null;
    }
}
