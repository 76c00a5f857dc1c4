using System.Net;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Sending;

/// <summary>A subscription account has one send a day: of many who want it at once, one gets it, and WeChat is not asked for a second.</summary>
public sealed class QuotaRaceTests(TestDatabases databases)
{
    private const int Many = 5;

    [Theory, EachDatabase]
    public async Task Of_many_approvals_at_once_one_gets_the_send_of_the_day(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var article = await room.Newsroom.PublishedAsync();
        var ids = new List<long>();
        for (var number = 0; number < Many; number++)
        {
            ids.Add(await room.SubmittedAsync(BroadcastRoom.ToAll(article)));
        }

        var answers = await Task.WhenAll(ids.Select(room.ApproveAsync));

        Assert.Single(answers, static answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(static answer => answer.Status != HttpStatusCode.OK), static answer => answer.Refused(HttpStatusCode.Conflict, "quotaUsedUp"));
        await AssertSentOnceAsync(room, ids, "pendingApproval");
    }

    [Theory, EachDatabase]
    public async Task Of_many_sent_at_once_one_gets_the_send_of_the_day(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var article = await room.Newsroom.PublishedAsync();
        var ids = new List<long>();
        for (var number = 0; number < Many; number++)
        {
            ids.Add(await room.ApprovedAsync(new { articleIds = new[] { article }, audience = new { all = true }, sendWhenApproved = false }));
        }

        var answers = await Task.WhenAll(ids.Select(id => room.DoAsync(room.Approver, id, "send")));

        Assert.Contains(answers, static answer => answer.Status == HttpStatusCode.OK);
        await AssertSentOnceAsync(room, ids, "approved");
    }

    // One that WeChat had refused would have failed: nobody asked for it.
    private static async Task AssertSentOnceAsync(BroadcastRoom room, List<long> ids, string others)
    {
        await Task.WhenAll(room.StepAsync(), room.StepAsync());
        await room.StepAsync();
        var states = new List<string>();
        foreach (var id in ids)
        {
            states.Add(await room.StatusAsync(id));
        }

        Assert.Single(room.Jobs);
        Assert.Equal([.. Enumerable.Repeat(others, Many - 1).Append("submitted").Order()], states.Order());
    }
}
