using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Drafting;

/// <summary>Who leaves is taken out of every list, and no list is kept that nobody needs.</summary>
public sealed class BroadcastRecipientsTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_draft_and_an_approved_one_lose_who_left_and_are_approved_anew(string provider)
    {
        await using var room = await OpenAsync(provider);
        var openIds = await room.OpenIdsAsync();
        var draft = (await room.CreateAsync(await ToListAsync(room, openIds))).Id;
        var approved = await room.ApprovedAsync(await ToListAsync(room, openIds));
        var before = await room.ReadAsync(draft);

        await ForgetAsync(room, openIds[1]);

        var after = await room.ReadAsync(draft);
        Assert.Equal(openIds.Count - 1, after.Body.GetProperty("audience").GetProperty("openIdCount").GetInt32());
        Assert.NotEqual(before.ContentHash, after.ContentHash);
        var voided = await room.ReadAsync(approved);
        Assert.Equal("draft", voided.ArticleStatus);
        Assert.Contains("取消了关注", voided.Text("attention"), StringComparison.Ordinal);
        (await room.DoAsync(room.Approver, approved, "send")).Refused(HttpStatusCode.Conflict, "illegalMove");
        Assert.Equal(0, await HoldingAsync(room, openIds[1]));

        (await room.DoAsync(room.Author, approved, "submit")).Ok();
        (await room.ApproveAsync(approved)).Ok();
        (await room.DoAsync(room.Approver, approved, "send")).Ok();
        await room.StepAsync();
        Assert.Equal(openIds.Count - 1, Assert.Single(room.Jobs).TotalCount);
    }

    [Theory, EachDatabase]
    public async Task What_is_being_sent_goes_on_without_who_left(string provider)
    {
        await using var room = await OpenAsync(provider);
        var openIds = await room.OpenIdsAsync();
        var id = await room.ApprovedAsync(await ToListAsync(room, openIds, hold: false));
        room.Fail(PlatformFaultKind.IpRefused, "message/mass/send");
        await room.StepAsync();
        Assert.Equal(("sending", 0), (await room.StatusAsync(id), room.Jobs.Count));

        await ForgetAsync(room, openIds[0]);
        Assert.Equal(0, await HoldingAsync(room, openIds[0]));
        await room.StepAfterAsync(TimeSpan.FromSeconds(66));

        Assert.Equal(openIds.Count - 1, Assert.Single(room.Jobs).TotalCount);
    }

    [Theory, EachDatabase]
    public async Task A_list_of_which_nothing_came_goes_after_its_days_and_must_be_written_again(string provider)
    {
        await using var room = await OpenAsync(provider);
        var openIds = await room.OpenIdsAsync();
        var draft = (await room.CreateAsync(await ToListAsync(room, openIds))).Id;
        var approved = await room.ApprovedAsync(await ToListAsync(room, openIds));
        var recipients = room.Host.Services.GetRequiredService<BroadcastRecipients>();
        await room.Host.Database.CleanAsync(recipients);
        Assert.NotEqual(0, await HoldingAsync(room, openIds[0]));
        await room.PassAsync(TimeSpan.FromDays(31));

        await room.Host.Database.CleanAsync(recipients);

        Assert.Equal(0, await HoldingAsync(room, openIds[0]));
        Assert.Equal(("draft", "draft"), (await room.StatusAsync(draft), await room.StatusAsync(approved)));
        (await room.DoAsync(room.Author, draft, "submit")).Refused(HttpStatusCode.Conflict, "recipientsGone");
    }

    [Fact]
    public void The_place_of_who_left_counts_as_the_person_did_and_tells_nobody()
    {
        var left = RecipientLists.DigestOf("oSomebody");

        Assert.True(RecipientLists.IsLeft(left));
        Assert.Equal(left, RecipientLists.DigestOf(left));
        Assert.DoesNotContain("oSomebody", left, StringComparison.Ordinal);
        Assert.False(RecipientLists.IsLeft("oSomebody"));
    }

    private async Task<BroadcastRoom> OpenAsync(string provider)
    {
        var room = await BroadcastRoom.OpenAsync(databases, provider, kind: "service");
        await room.AddFollowersAsync(4);
        return room;
    }

    private static async Task<object> ToListAsync(BroadcastRoom room, IReadOnlyList<string> openIds, bool hold = true) =>
        new { articleIds = new[] { await room.Newsroom.PublishedAsync() }, audience = new { openIds }, sendWhenApproved = !hold };

    private static Task ForgetAsync(BroadcastRoom room, string openId) => room.Host.Database.Database.WriteAsync(
        session => room.Host.Services.GetRequiredService<BroadcastRecipients>().ForgetAsync(session, BroadcastRoom.Account, openId), CancellationToken.None);

    private static Task<long> HoldingAsync(BroadcastRoom room, string openId) => room.Host.Database.Database.ReadAsync(
        session => session.ScalarAsync<long>("select count(*) from broadcast_recipients where open_ids like @pattern", new { pattern = $"%{openId}%" }), CancellationToken.None);
}
