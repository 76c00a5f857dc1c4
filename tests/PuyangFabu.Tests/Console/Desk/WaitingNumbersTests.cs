using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Desk;

/// <summary>What the desk says waits for somebody is what he may do.</summary>
public sealed class WaitingNumbersTests(TestDatabases databases)
{
    private const int MoreThanAList = 105;

    [Theory, EachDatabase]
    public async Task What_came_back_is_shown_to_its_writer_however_much_others_have_begun_since(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var returned = (await room.Writer.WriteAsync("退回来的一篇")).Id;
        (await room.Writer.SubmitAsync(returned)).Ok();
        (await room.Editor.RejectAsync(returned)).Ok();
        await room.Writer.WriteAsync("自己的一篇");
        for (var number = 0; number < MoreThanAList; number++)
        {
            await room.Editor.WriteAsync();
        }

        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync("/console");
        Assert.Equal(("1", "1"), (Number(writer, "退回给我的"), Number(writer, "我的草稿")));

        await writer.OpenAsync("/console/articles?status=draft&mine=true");
        Assert.All(["退回来的一篇", "自己的一篇"], title => Assert.Contains(title, writer.Html, StringComparison.Ordinal));
        Assert.Empty(writer.NextPage);
    }

    [Fact]
    public async Task What_was_sent_in_again_is_no_longer_what_came_back()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync()).Id;
        (await room.Writer.SubmitAsync(id)).Ok();
        (await room.Editor.RejectAsync(id)).Ok();
        (await room.Writer.ChangeAsync(id, new() { ["body"] = "改好的正文。" })).Ok();
        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync("/console");
        Assert.Equal("1", Number(writer, "退回给我的"));

        (await room.Writer.SubmitAsync(id)).Ok();
        await writer.OpenAsync("/console");
        Assert.Equal("", Number(writer, "退回给我的"));
    }

    [Fact]
    public async Task Nobody_is_told_to_publish_what_he_wrote_at_in_the_middle()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var both = await room.AppointAsync("both", "editor", "publisher");
        var id = (await room.Writer.WriteAsync()).Id;
        (await both.ChangeAsync(id, new() { ["body"] = "中间改过的正文。" })).Ok();
        (await room.Writer.ChangeAsync(id, new() { ["body"] = "最后的正文。" })).Ok();
        await room.PassAsync(id);
        Assert.Equal(HttpStatusCode.Forbidden, (await both.PublishAsync(id)).Status);

        using var told = await room.EnterAsync("both");
        using var publisher = await room.EnterAsync("publisher");
        await told.OpenAsync("/console");
        await publisher.OpenAsync("/console");
        Assert.Equal(("", "1"), (Number(told, "待发布"), Number(publisher, "待发布")));
    }

    [Theory, EachDatabase]
    public async Task Menus_and_standard_replies_that_came_back_are_their_writers_and_a_menu_that_failed_is_dealt_with(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        object menu = new { button = new[] { new { name = "查公交", type = "view", url = "https://example.com/bus" } } };
        var first = await SavedAsync();
        using var editor = await room.EnterAsync("editor");
        using var chief = await room.EnterAsync("chief");
        await editor.OpenAsync("/console");
        Assert.Equal(("1", ""), (Number(editor, "我的菜单草稿"), Number(editor, "退回给我的菜单")));
        (await room.Editor.PostAsync("/api/menu/submit")).Ok();
        (await room.Chief.PostAsync("/api/menu/reject", new { version = first, comment = "名称太长" })).Ok();
        await editor.OpenAsync("/console");
        Assert.Equal(("", "1"), (Number(editor, "我的菜单草稿"), Number(editor, "退回给我的菜单")));

        var second = await SavedAsync();
        (await room.Editor.PostAsync("/api/menu/submit")).Ok();
        (await room.Chief.PostAsync("/api/menu/approve", new { version = second })).Ok();
        await chief.OpenAsync("/console");
        Assert.Equal(("1", ""), (Number(chief, "菜单待发布"), Number(chief, "菜单发布要处理")));
        room.Host.Services.GetRequiredService<FaultQueue>().Add("puyang", new PlatformFault { Kind = PlatformFaultKind.NotAuthorized, Path = "menu/create" });
        await room.Chief.PostAsync("/api/menu/publish", new { });
        await chief.OpenAsync("/console");
        Assert.Equal(("", "1"), (Number(chief, "菜单待发布"), Number(chief, "菜单发布要处理")));
        (await room.Chief.PostAsync("/api/menu/publish", new { })).Ok();
        await chief.OpenAsync("/console");
        Assert.Equal(("", ""), (Number(chief, "菜单待发布"), Number(chief, "菜单发布要处理")));

        async Task<long> SavedAsync() => (await room.Editor.PutAsync("/api/menu", menu)).Ok().Body.GetProperty("version").GetInt64();
    }

    [Fact]
    public async Task What_was_published_in_a_hurry_is_made_up_for_by_others_than_its_writers()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var both = await room.AppointAsync("both", "editor", "reviewer");
        var id = (await both.WriteAsync("暴雨红色预警")).Id;
        (await both.SubmitAsync(id, new { urgent = true, comment = "暴雨将至" })).Ok();
        (await room.Editor.ApproveAsync(id)).Ok();
        (await room.Reviewer.ApproveAsync(id)).Ok();
        (await room.Chief.ApproveAsync(id)).Ok();
        (await room.Publisher.PublishAsync(id)).Ok();
        using var writer = await room.EnterAsync("both");
        using var reviewer = await room.EnterAsync("reviewer");
        await writer.OpenAsync("/console");
        await reviewer.OpenAsync("/console");
        Assert.Equal(("", "1"), (Number(writer, "快审之后待补办"), Number(reviewer, "快审之后待补办")));
        foreach (var item in new[] { "三校补校", "保密审查补签" })
        {
            (await room.Reviewer.PostAsync($"/api/articles/{id}/confirm", new { item, comment = "已补" })).Ok();
        }

        await reviewer.OpenAsync("/console");
        Assert.Equal("", Number(reviewer, "快审之后待补办"));
    }

    // What is none is left out.
    private static string Number(ConsoleVisitor visitor, string name) =>
        Regex.Match(WebUtility.HtmlDecode(visitor.Html), $"<span>{name}</span><span class=\"number\">([^<]*)</span>").Groups[1].Value;
}
