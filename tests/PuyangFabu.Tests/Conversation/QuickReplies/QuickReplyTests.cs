using System.Net;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using SkiaSharp;

namespace PuyangFabu.Tests.Conversation.QuickReplies;

/// <summary>What helps an operator to answer in 收件箱: answers that are ready, pictures, tags.</summary>
public sealed class QuickReplyTests(TestDatabases databases)
{
    private const string Place = "/console/inbox/quick-replies";

    [Theory, EachDatabase]
    public async Task An_answer_that_is_ready_is_chosen_filled_in_and_sent_as_it_was_changed(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider, "--Site:Organiser", "濮阳市人民政府办公室");
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        await WriteAsync(host);
        var path = $"/console/inbox/{await host.CodeAsync("oAnna")}";
        using var form = await editor.OpenAsync($"{Place}/new");
        using var made = await editor.SendAsync($"{Place}/new", ("title", "已转办"), ("text", "您好，这里是{单位}，您的问题已转办。"));
        Assert.Equal($"{Place}?done=saved", made.Headers.Location?.OriginalString);

        using var page = await editor.OpenAsync(path);
        var id = System.Text.RegularExpressions.Regex.Match(editor.Html, "<option value=\"(\\d+)\">已转办").Groups[1].Value;
        using var chosen = await editor.SendAsync(path, ("act", "fill"), ("ready", id), ("text", ""));
        Assert.Contains("您好，这里是濮阳市人民政府办公室，您的问题已转办。</textarea>", editor.Html, StringComparison.Ordinal);
        using var typed = await editor.SendAsync(path, ("act", "fill"), ("ready", id), ("text", "张先生："));
        Assert.Contains("张先生：\n您好，这里是濮阳市人民政府办公室，您的问题已转办。</textarea>", WebUtility.HtmlDecode(editor.Html), StringComparison.Ordinal);
        using var none = await editor.SendAsync(path, ("act", "fill"), ("ready", ""), ("text", "张先生："));
        Assert.Contains("请先选一条快捷回复", editor.Html, StringComparison.Ordinal);
        Assert.Contains("张先生：</textarea>", editor.Html, StringComparison.Ordinal);
        Assert.Empty(host.WeChat.Calls);
        using var sent = await editor.SendAsync(path, ("text", "您好，已转办给路灯所。"));
        Assert.Equal($"{path}?done=sent", sent.Headers.Location?.OriginalString);
        Assert.EndsWith("已转办给路灯所。", Assert.Single(host.WeChat.Calls), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task They_are_changed_and_deleted_by_who_may_reply_and_stale_changes_are_refused(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        var editor = await host.EditorAsync();
        var chief = await host.Operators.WithRolesAsync(Role.Chief);
        var made = (await editor.CallAsync("POST", "/api/quick-replies", new { title = "甲", text = "乙" }, HttpStatusCode.Created)).Json;
        var id = made.GetProperty("id").GetInt64();

        await editor.CallAsync("PUT", $"/api/quick-replies/{id}", new { title = "甲", text = "丙", revision = 1 });
        await editor.CallAsync("PUT", $"/api/quick-replies/{id}", new { title = "甲", text = "丁", revision = 1 }, HttpStatusCode.PreconditionFailed);
        await editor.CallAsync("POST", "/api/quick-replies", new { title = "", text = new string('长', 700) }, HttpStatusCode.BadRequest);
        await chief.CallAsync("POST", "/api/quick-replies", new { title = "甲", text = "乙" }, HttpStatusCode.Forbidden);
        Assert.Equal("丙", (await chief.CallAsync("GET", "/api/quick-replies")).Json.GetProperty("items")[0].GetProperty("text").GetString());
        await editor.CallAsync("DELETE", $"/api/quick-replies/{id}", expected: HttpStatusCode.NoContent);
        await editor.CallAsync("DELETE", $"/api/quick-replies/{id}", expected: HttpStatusCode.NotFound);
    }

    [Theory, EachDatabase]
    public async Task A_picture_is_checked_given_to_WeChat_and_sent_once(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        await WriteAsync(host);
        var path = $"/console/inbox/{await host.CodeAsync("oAnna")}";

        using var form = await editor.OpenAsync($"{path}/picture");
        using var none = await editor.SendFileAsync($"{path}/picture", "a.jpg", "not a picture"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, none.StatusCode);
        Assert.Empty(host.WeChat.Calls);
        using var sent = await editor.SendFileAsync($"{path}/picture", "a.png", SamplePictures.Encoded(SKEncodedImageFormat.Png));
        Assert.Equal($"{path}?done=sent", sent.Headers.Location?.OriginalString);
        Assert.Equal(["upload image", "send oAnna [image media-1]"], host.WeChat.Calls);

        using var shown = await editor.OpenAsync(path);
        Assert.Matches("class=\"sent-picture\" src=\"/uploads/[0-9a-f]{64}\\.(png|jpg)\"", editor.Html);
        Assert.Contains("还可以发 4 条", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_upload_or_comes_with_words_is_refused_before_anything_is_called()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        var editor = await host.EditorAsync();
        await WriteAsync(host);
        var path = $"/api/followers/{await host.CodeAsync("oAnna")}/messages";

        await editor.CallAsync("POST", path, new { picture = "/etc/passwd" }, HttpStatusCode.BadRequest);
        await editor.CallAsync("POST", path, new { picture = $"/uploads/{new string('a', 64)}.jpg" }, HttpStatusCode.BadRequest);
        await editor.CallAsync("POST", path, new { picture = $"/uploads/{new string('a', 64)}.jpg", text = "您好" }, HttpStatusCode.BadRequest);
        Assert.Empty(host.WeChat.Calls);
    }

    [Fact]
    public async Task The_tags_of_the_follower_stand_beside_the_conversation_and_are_set_there()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("oAnna");
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        await (await host.Operators.SignInAsync("editor", "Another-word-77")).CallAsync("POST", "/api/follower-tags", new { name = "热心市民" }, HttpStatusCode.Created);
        await WriteAsync(host);
        var path = $"/console/inbox/{await host.CodeAsync("oAnna")}";
        using var form = await editor.OpenAsync($"{path}/tags");
        var id = System.Text.RegularExpressions.Regex.Match(editor.Html, "name=\"tagIds\"[^>]*value=\"(\\d+)\"|value=\"(\\d+)\"[^>]*name=\"tagIds\"").Groups.Values.Last(static group => group.Length > 0).Value;

        using var saved = await editor.SendAsync($"{path}/tags", ("tagIds", id));

        Assert.Equal($"{path}?done=tagged", saved.Headers.Location?.OriginalString);
        using var page = await editor.OpenAsync(path);
        Assert.Matches("标签：\\s*热心市民", editor.Html);
    }

    private static async Task WriteAsync(FollowerHost host)
    {
        await host.Product.Sender.SendAsync(host.Product.Sender.Event("subscribe", user: "oAnna"));
        host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        await host.Product.Sender.SendAsync(host.Product.Sender.Text("路灯坏了", "oAnna"));
    }
}
