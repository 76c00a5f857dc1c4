using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Broadcasts;

namespace PuyangFabu.Tests.Console.Broadcasts;

/// <summary>Phones for previews are registered on pages, and whoever writes a broadcast then finds them.</summary>
public sealed class PreviewNamePagesTests(TestDatabases databases)
{
    private const string Names = "/console/broadcasts/preview-names";

    [Theory, EachDatabase]
    public async Task A_phone_is_registered_chosen_for_a_preview_and_taken_off_again(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var id = await room.SubmittedAsync();
        await room.AddFollowersAsync(1);
        var openId = (await room.OpenIdsAsync())[0];
        await room.Newsroom.AppointAsync("xitong", Role.Admin);
        using var admin = await room.Newsroom.EnterAsync("xitong");
        using var writer = await room.Newsroom.EnterAsync("writer");

        await writer.OpenAsync($"/console/broadcasts/{id}/preview");
        Assert.Contains($"href=\"{Names}", writer.Html, StringComparison.Ordinal);
        using var barred = await writer.OpenAsync($"{Names}/new");
        Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);

        await admin.OpenAsync($"{Names}/new");
        using var nothing = await admin.SendAsync($"{Names}/new", ("note", "编辑部值班手机"));
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        Assert.Equal("编辑部值班手机", admin.Field("note"));
        using var added = await admin.SendAsync($"{Names}/new", ("note", "编辑部值班手机"), ("follower", openId));
        Assert.StartsWith(Names, added.Target(), StringComparison.Ordinal);
        await admin.OpenAsync(added.Target());
        Assert.Contains("编辑部值班手机", admin.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(openId, admin.Html, StringComparison.Ordinal);
        var remove = Regex.Match(admin.Html, $"href=\"({Names}/[0-9]+/remove)").Groups[1].Value;

        await writer.OpenAsync($"/console/broadcasts/{id}/preview");
        Assert.Contains("编辑部值班手机", writer.Html, StringComparison.Ordinal);
        await writer.OpenAsync(Names);
        Assert.DoesNotContain("/remove", writer.Html, StringComparison.Ordinal);

        await admin.OpenAsync(remove);
        Assert.Contains("移除“编辑部值班手机”？", admin.Html, StringComparison.Ordinal);
        using var removed = await admin.SendAsync(remove);
        Assert.Equal($"{Names}?done=removed", removed.Target());
        using var gone = await admin.OpenAsync(remove);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await writer.OpenAsync($"/console/broadcasts/{id}/preview");
        Assert.Contains("还没有登记的手机", writer.Html, StringComparison.Ordinal);
    }
}
