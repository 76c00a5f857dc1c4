using System.Net;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Broadcasts.Drafting;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Results;

/// <summary>A recall is on disk before WeChat is asked, and the broadcast says so until it is known what came of it.</summary>
public sealed class BroadcastRecallTests(TestDatabases databases)
{
    private const string Path = "message/mass/delete";

    [Theory, EachDatabase]
    public async Task Cut_by_a_hang_up_it_ends_all_the_same(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var id = await SucceededAsync(room);
        using var hangUp = new CancellationTokenSource();
        var seen = "";
        room.Faults.OnCall = async moment =>
        {
            if (moment is { Before: true } && moment.Path.EndsWith("mass/delete", StringComparison.Ordinal))
            {
                seen = await room.StatusAsync(id);
                await hangUp.CancelAsync();
            }
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/broadcasts/{id}/recall") { Content = People.Operators.OperatorDriver.Json(new { comment = "内容有误" }) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => room.Approver.Client.SendAsync(request, hangUp.Token));

        await PreviewNamesTests.EndedAsync(room, OutsideCallKind.Recall);
        Assert.Equal(("recalling", "recalled"), (seen, await room.StatusAsync(id)));
        Assert.NotEqual("SEND_SUCCESS", Assert.Single(room.Jobs).MsgStatus);
    }

    [Theory]
    [InlineData(PlatformFaultKind.NoAnswerAfter)]
    [InlineData(PlatformFaultKind.NoAnswerBefore)]
    public async Task Without_an_answer_it_is_asked_again_until_it_is_known(PlatformFaultKind fault)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await SucceededAsync(room);

        // With all its repetitions.
        room.Faults.Add(BroadcastRoom.Account, new PlatformFault { Kind = fault, Path = Path, Times = 4 });

        var told = (await room.DoAsync(room.Approver, id, "recall")).Refused(HttpStatusCode.GatewayTimeout, "wechatNoAnswer");
        Assert.StartsWith("已发出，结果未知", told.Text("title"), StringComparison.Ordinal);
        var unknown = await room.ReadAsync(id);
        Assert.Equal("recalling", unknown.ArticleStatus);
        Assert.Contains("结果未知", unknown.Text("attention"), StringComparison.Ordinal);
        Assert.Empty(unknown.Body.GetProperty("actions").EnumerateArray());
        (await room.DoAsync(room.Approver, id, "recall")).Refused(HttpStatusCode.Conflict, "recalling");

        await room.PassAsync(TimeSpan.FromMinutes(1));
        await room.Host.Services.StepAsync<OutsideCallWorker>();

        Assert.Equal("recalled", await room.StatusAsync(id));
        Assert.NotEqual("SEND_SUCCESS", Assert.Single(room.Jobs).MsgStatus);
    }

    [Fact]
    public async Task Refused_it_says_why_and_the_broadcast_is_what_it_was()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await SucceededAsync(room);
        room.Fail(PlatformFaultKind.NotAuthorized, Path);

        (await room.DoAsync(room.Approver, id, "recall")).Refused(HttpStatusCode.BadGateway, "wechatRefused");

        var kept = await room.ReadAsync(id);
        Assert.Equal("succeeded", kept.ArticleStatus);
        Assert.Contains("撤回未成功", kept.Text("attention"), StringComparison.Ordinal);
        Assert.Equal("recalled", (await room.DoAsync(room.Approver, id, "recall")).Ok().ArticleStatus);
    }

    private static async Task<long> SucceededAsync(BroadcastRoom room)
    {
        var id = await room.ApprovedAsync();
        await room.StepAsync();
        await room.Host.Services.FinishAsync(room);
        await room.ReportAsync((await room.ReadAsync(id)).Text("msgId"));
        Assert.Equal("succeeded", await room.StatusAsync(id));
        return id;
    }
}
