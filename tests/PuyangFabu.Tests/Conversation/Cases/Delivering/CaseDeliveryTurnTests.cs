using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Conversation.Cases.Delivering;

/// <summary>Answers wait by the thousand for people who never write again; who does write has his all the same.</summary>
public sealed class CaseDeliveryTurnTests(TestDatabases databases)
{
    private const int Together = 50;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Fifty_who_keep_silent_do_not_keep_the_next_one_waiting_and_the_first_have_their_turn_again(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        foreach (var openId in new[] { "oSilent", "oWriter" })
        {
            await room.Product.Sender.SendAsync(room.Product.Sender.Event("subscribe", user: openId));
        }

        room.Product.Database.Clock.Advance(TimeSpan.FromDays(3));
        await WaitAsync(room, "oSilent", Together);
        await WaitAsync(room, "oWriter", 1);
        await room.Product.Sender.SendAsync(room.Product.Sender.Text("在吗", "oWriter"));
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));

        await room.Product.Services.StepAsync<CaseSweep>();
        Assert.Empty(room.WeChat.Calls);
        await room.Product.Services.StepAsync<CaseSweep>();
        Assert.Contains("oWriter", Assert.Single(room.WeChat.Calls), StringComparison.Ordinal);

        // From the first again.
        await room.Product.Sender.SendAsync(room.Product.Sender.Text("在吗", "oSilent"));
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        await room.Product.Services.StepAsync<CaseSweep>();
        Assert.NotEmpty(room.WeChat.Calls.Skip(1));
        Assert.All(room.WeChat.Calls.Skip(1), static call => Assert.Contains("oSilent", call, StringComparison.Ordinal));
    }

    /// <summary>Cases of a follower whose answers wait for a word of his.</summary>
    private static Task WaitAsync(CaseRoom room, string openId, int count) => room.Product.Database.Database.WriteAsync(
        async session =>
        {
            for (var number = 0; number < count; number++)
            {
                await session.ExecuteAsync(
                    """
                    insert into cases (number, code_hash, type, title, text, anonymous, publishable, account, open_id, source, state, term_days, submitted_ms, due_ms, answer, answered_ms, delivery, updated_ms)
                    values (@number, 'h', '咨询', '几点上班', '几点上班', false, false, 'puyang', @openId, 'operator', 'answered', 1, 1, 1, '九点', 1, 'waiting', 1)
                    """,
                    new { number = $"{openId}{number}", openId });
            }
        },
        Cancellation);
}
