using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Drafting;

/// <summary>Who may see a broadcast before it is sent, and that every look is in the record.</summary>
public sealed class PreviewNamesTests(TestDatabases databases)
{
    private const string Names = "/api/accounts/puyang/preview-names";

    [Theory, EachDatabase]
    public async Task An_editor_shows_it_only_to_registered_phones_and_a_publisher_to_any(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var id = await room.SubmittedAsync();
        await room.AddFollowersAsync(2);
        var openIds = await room.OpenIdsAsync();

        foreach (var body in new object[] { new { openId = openIds[0] }, new { wxName = "zhangsan2016" } })
        {
            var refused = (await room.DoAsync(room.Author, id, "preview", body)).Refused(HttpStatusCode.Forbidden, "previewNotRegistered");
            Assert.Contains("请系统管理员登记", refused.Text("title"), StringComparison.Ordinal);
        }

        Assert.Empty(await CallsAsync(room.Author));
        var admin = await room.Newsroom.AdminAsync();
        (await room.Author.PostAsync(Names, new { openId = openIds[0] })).Refused(HttpStatusCode.Forbidden, "noRight");
        (await admin.PostAsync(Names, new { openId = openIds[0], wxName = "both" })).Refused(HttpStatusCode.BadRequest, "badInput");
        var registered = (await admin.PostAsync(Names, new { openId = openIds[0], note = "值班手机" })).Ok();
        (await admin.PostAsync(Names, new { openId = openIds[0] })).Refused(HttpStatusCode.Conflict, "previewNameKnown");
        Assert.Equal(openIds[0], (await room.Author.GetAsync(Names)).Ok().Body.GetProperty("items")[0].GetProperty("openId").GetString());

        (await room.DoAsync(room.Author, id, "preview", new { openId = openIds[0] })).Ok();
        var shown = (await room.ReadAsync(id)).Body.GetProperty("timeline").EnumerateArray().Last(static item => item.GetProperty("action").GetString() == "preview");
        Assert.Equal("值班手机", shown.GetProperty("shownTo").GetString());
        (await room.DoAsync(room.Author, id, "preview", new { openId = openIds[1] })).Refused(HttpStatusCode.Forbidden, "previewNotRegistered");
        (await room.DoAsync(room.Approver, id, "preview", new { openId = openIds[1] })).Ok();

        (await admin.DeleteAsync($"{Names}/{registered.Id}")).Ok();
        (await room.DoAsync(room.Author, id, "preview", new { openId = openIds[0] })).Refused(HttpStatusCode.Forbidden, "previewNotRegistered");
        var record = (await admin.GetAsync("/api/audit?limit=500")).Ok().Body.GetProperty("items").ToString();
        Assert.All(new[] { "previewName.create", "previewName.remove", "outsideCall.begin", "broadcast.preview" }, action => Assert.Contains(action, record, StringComparison.Ordinal));
        Assert.DoesNotContain(openIds[0], record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_tells_who_showed_it_when_to_whom_and_with_which_end()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync();
        await room.AddFollowersAsync(1);
        var openId = (await room.OpenIdsAsync())[0];
        (await room.DoAsync(room.Approver, id, "preview", new { openId })).Ok();
        var unknown = (await room.DoAsync(room.Approver, id, "preview", new { wxName = "nobody2016" })).Refused(HttpStatusCode.BadGateway, "wechatRefused");
        Assert.Contains("没有找到这个微信号", unknown.Text("title"), StringComparison.Ordinal);

        var previews = (await room.ReadAsync(id)).Body.GetProperty("timeline").EnumerateArray().Where(static item => item.GetProperty("action").GetString() == "preview").ToArray();

        Assert.Equal(["done", "refused"], previews.Select(static item => item.GetProperty("result").GetString()));
        Assert.All(previews, static item => Assert.Equal("publisher", item.GetProperty("by").GetString()));
        Assert.Equal("nob***16", previews[1].GetProperty("shownTo").GetString());
        Assert.DoesNotContain(openId, $"{(await room.ReadAsync(id)).Body}", StringComparison.Ordinal);
        Assert.DoesNotContain(openId, $"{(await room.Author.GetAsync("/api/outside-calls")).Ok().Body}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hanging_up_hides_nothing()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync();
        await room.AddFollowersAsync(1);
        using var hangUp = new CancellationTokenSource();
        room.Faults.OnCall = async moment =>
        {
            if (moment is { Before: true } && moment.Path.EndsWith("mass/preview", StringComparison.Ordinal))
            {
                var standing = Assert.Single(await StoredAsync(room, OutsideCallKind.Preview));
                Assert.Equal(OutsideCallState.Intended, standing.State);
                await hangUp.CancelAsync();
            }
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/broadcasts/{id}/preview")
        {
            Content = People.Operators.OperatorDriver.Json(new { openId = (await room.OpenIdsAsync())[0] }),
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => room.Approver.Client.SendAsync(request, hangUp.Token));

        await EndedAsync(room, OutsideCallKind.Preview);
        Assert.Equal("done", Assert.Single(await StoredAsync(room, OutsideCallKind.Preview)).State);
    }

    [Fact]
    public async Task Without_an_answer_it_stays_unknown_and_is_not_shown_again()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync();
        await room.AddFollowersAsync(1);
        room.Fail(PlatformFaultKind.NoAnswerAfter, "message/mass/preview");

        var told = (await room.DoAsync(room.Approver, id, "preview", new { openId = (await room.OpenIdsAsync())[0] })).Refused(HttpStatusCode.GatewayTimeout, "wechatNoAnswer");

        Assert.StartsWith("已发出，结果未知", told.Text("title"), StringComparison.Ordinal);
        await room.PassAsync(TimeSpan.FromHours(1));
        await room.Host.Services.StepAsync<OutsideCallWorker>();
        var call = Assert.Single(await StoredAsync(room, OutsideCallKind.Preview));
        Assert.Equal(("unknown", 1), (call.State, call.Attempts));
    }

    [Theory, EachDatabase]
    public async Task Of_who_is_forgotten_no_openid_stays(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var id = await room.SubmittedAsync();
        await room.AddFollowersAsync(1);
        var openId = (await room.OpenIdsAsync())[0];
        (await (await room.Newsroom.AdminAsync()).PostAsync(Names, new { openId })).Ok();
        (await room.DoAsync(room.Author, id, "preview", new { openId })).Ok();
        var call = Assert.Single(await StoredAsync(room, OutsideCallKind.Preview));
        Assert.Equal(openId, Assert.Single(await RecipientsAsync(room, call.Id)).Recipient);

        foreach (var store in room.Host.Services.GetServices<IPersonalDataStore>())
        {
            await room.Host.Database.Database.WriteAsync(session => store.ForgetAsync(session, "puyang", openId), CancellationToken.None);
        }

        Assert.Empty(await RecipientsAsync(room, call.Id));
        Assert.Empty(await room.Host.Database.Database.ReadAsync(static session => PreviewNameStore.ListAsync(session, "puyang"), CancellationToken.None));
        Assert.Single(await StoredAsync(room, OutsideCallKind.Preview));
    }

    internal static async Task EndedAsync(BroadcastRoom room, string kind)
    {
        while ((await StoredAsync(room, kind)).Any(static call => call.State == OutsideCallState.Intended))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    internal static Task<IReadOnlyList<OutsideCall>> StoredAsync(BroadcastRoom room, string kind) =>
        room.Host.Services.GetRequiredService<OutsideCallStore>().ListAsync(new OutsideCallFilter { Kind = kind }, 100, CancellationToken.None);

    private static Task<IReadOnlyList<OutsideRecipient>> RecipientsAsync(BroadcastRoom room, long callId) =>
        room.Host.Database.Database.ReadAsync(session => OutsideCallStore.RecipientsAsync(session, callId), CancellationToken.None);

    private static async Task<string[]> CallsAsync(Person person) =>
        [.. (await person.GetAsync("/api/outside-calls?kind=broadcast.preview")).Ok().Body.GetProperty("items").EnumerateArray().Select(static call => call.GetProperty("state").GetString()!)];
}
