using System.Net;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Publishing.Publications;

/// <summary>A person is shown exactly those steps that are not refused then, in the list and on its own.</summary>
public sealed class PublicationRightsTests(TestDatabases databases)
{
    [Theory]
    [InlineData("draft", "edit submit cancel", "edit submit cancel", "edit submit cancel", "")]
    [InlineData("pendingApproval", "cancel", "approve reject cancel", "reject cancel", "")]
    [InlineData("approved", "cancel", "reject cancel publish", "reject cancel publish", "")]
    [InlineData("publishing", "", "", "", "")]
    [InlineData("unknown", "", "resolve", "resolve", "")]
    [InlineData("published", "", "remove", "remove", "")]
    [InlineData("published by hand", "", "", "", "")]
    [InlineData("failed", "cancel", "cancel publish", "cancel publish", "")]
    [InlineData("cancelled", "", "", "", "")]
    [InlineData("removed", "", "", "", "")]
    public async Task Each_is_shown_what_he_can_do_in_each_state(string state, string writer, string publisher, string chief, string auditor)
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        var id = await InAsync(desk, state);
        Assert.Equal(state.Split(' ')[0], (await desk.ReadAsync(id)).Status);

        // The chief handed it in, and so is not the second person.
        var watcher = await desk.Room.AppointAsync("auditor", "auditor");
        foreach (var (person, expected) in ((Person, string)[])
            [(desk.Room.Writer, writer), (desk.Room.Publisher, publisher), (desk.Room.Chief, chief), (watcher, auditor)])
        {
            var one = (await person.GetAsync($"/api/publications/{id}")).Ok().Body;
            var listed = (await person.GetAsync("/api/publications")).Ok().Body.GetProperty("items")[0];
            foreach (var shown in (System.Text.Json.JsonElement[])[one, listed])
            {
                Assert.Equal(expected, string.Join(' ', shown.GetProperty("allowed").EnumerateArray().Select(static action => action.GetString())));
            }
        }
    }

    [Fact]
    public async Task A_refusal_names_what_this_person_can_do_instead()
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        var id = await InAsync(desk, "pendingApproval");

        foreach (var (person, expected) in ((Person, string)[])[(desk.Room.Publisher, "approve reject cancel"), (desk.Room.Chief, "reject cancel")])
        {
            var refused = await desk.DoAsync(person, id, "publish");

            Assert.Equal("illegalMove", refused.Code);
            Assert.Equal(expected, string.Join(' ', refused.Body.GetProperty("allowed").EnumerateArray().Select(static action => action.GetString())));
        }
    }

    [Fact]
    public async Task How_a_result_was_looked_up_is_asked_for_after_everything_else()
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        var id = await InAsync(desk, "unknown");
        var draft = await InAsync(desk, "draft");

        (await desk.DoAsync(desk.Room.Publisher, 999_999, "resolve", new { outcome = "published" })).Refused(HttpStatusCode.NotFound, "notFound");
        (await desk.DoAsync(desk.Room.Publisher, draft, "resolve", new { outcome = "published" })).Refused(HttpStatusCode.Conflict, "illegalMove");
        (await desk.DoAsync(desk.Room.Publisher, id, "resolve", new { outcome = "published", revision = 99 })).Refused(HttpStatusCode.PreconditionFailed, "staleRevision");
        Assert.Contains(
            "要写明是怎样核对的", (await desk.DoAsync(desk.Room.Publisher, id, "resolve", new { outcome = "published" })).Text("title"), StringComparison.Ordinal);
    }

    private static async Task<long> InAsync(PublicationRoom desk, string state)
    {
        var id = await desk.CreatedAsync(await desk.Room.PublishedAsync());
        if (state == "draft")
        {
            return id;
        }

        if (state == "cancelled")
        {
            (await desk.DoAsync(desk.Room.Writer, id, "cancel")).Ok();
            return id;
        }

        (await desk.DoAsync(desk.Room.Chief, id, "submit")).Ok();
        if (state == "pendingApproval")
        {
            return id;
        }

        (await desk.DoAsync(desk.Room.Publisher, id, "approve")).Ok();
        if (state == "approved")
        {
            return id;
        }

        switch (state)
        {
            case "unknown" or "published by hand":
                desk.Fail(PlatformFaultKind.NoAnswerBefore);
                break;
            case "failed":
                desk.Fail(PlatformFaultKind.NotAuthorized);
                break;
            case "publishing":
                desk.Fail(PlatformFaultKind.FinishNever);
                break;
            default:
                desk.Fail(PlatformFaultKind.FinishEarly);
                break;
        }

        (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Ok();
        if (state == "published by hand")
        {
            (await desk.DoAsync(desk.Room.Publisher, id, "resolve", new { outcome = "published", comment = "发表记录里有" })).Ok();
        }

        if (state == "removed")
        {
            (await desk.DoAsync(desk.Room.Publisher, id, "remove", new { comment = "数据有误" })).Ok();
        }

        return id;
    }
}
