using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.WeChat.Api.Publishing;

namespace PuyangFabu.Tests.Publishing.Publications;

public sealed class PublicationLinksTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Links_that_WeChat_does_not_open_are_named_and_become_footnotes_when_that_was_chosen(string provider)
    {
        await using var desk = await PublicationRoom.OpenAsync(databases, provider, "--Checks:Links", "false");
        var article = await desk.Room.PublishedAsync(new { board = "puyang-yaowen", title = "指南", html = "<p>见<a href=\"https://zwfw.example/a\">办事指南</a>。</p>", source = "濮阳日报" });
        var plain = (await desk.Room.Writer.PostAsync("/api/publications", new { articleIds = new[] { article } })).Ok();
        Assert.Contains("勾选“微信里点不开的链接改为文末注释”", Assert.Single(plain.Body.GetProperty("warnings").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Equal("https://zwfw.example/a", plain.Body.GetProperty("outsideLinks")[0].GetProperty("links")[0].GetProperty("address").GetString());

        var chosen = (await desk.Room.Writer.PostAsync("/api/publications", new { articleIds = new[] { article }, linkFootnotes = true })).Ok();
        Assert.NotEqual(plain.ContentHash, chosen.ContentHash);
        (await desk.DoAsync(desk.Room.Writer, chosen.Id, "submit")).Ok();
        (await desk.DoAsync(desk.Room.Chief, chosen.Id, "approve")).Ok();
        desk.Fail(PlatformFaultKind.FinishEarly);
        (await desk.DoAsync(desk.Room.Publisher, chosen.Id, "publish")).Ok();

        var posts = await desk.Room.Host.Services.GetRequiredService<IFreePublishApi>().ListAsync(
            desk.Room.Host.Services.GetRequiredService<AccountRegistry>().Default.Api, 0, 20, withContent: true, CancellationToken.None);
        var content = Assert.Single(posts.Value.Items).Articles[0].Content;
        Assert.Contains("见办事指南<sup>[1]</sup>。", content, StringComparison.Ordinal);
        Assert.Contains("<p>[1] 办事指南：https://zwfw.example/a</p>", content, StringComparison.Ordinal);
    }
}
