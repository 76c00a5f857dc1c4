using PuyangFabu.Sandbox;
using PuyangFabu.Sandbox.Platform.Faults;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class PublishTests
{
    [Fact]
    public async Task A_publication_gives_the_article_an_address_and_notifies_nobody()
    {
        await using var host = await PlatformHost.StartAsync();
        var openId = await host.Sandbox.FollowerAsync();
        var draft = await host.DraftAsync("一", "二");

        var submitted = await host.PostAsync("/cgi-bin/freepublish/submit", $$"""{"media_id":"{{draft}}"}""");

        var callback = await host.Sandbox.ReceivedAsync();
        Assert.Equal(("PUBLISHJOBFINISH", "0"), (callback.Node("Event"), callback.Inner("publish_status")));
        Assert.Equal(submitted.Text("publish_id"), callback.Inner("publish_id"));
        var published = await host.PostAsync("/cgi-bin/freepublish/get", $$"""{"publish_id":"{{submitted.Text("publish_id")}}"}""");
        Assert.Equal("0", published.Text("publish_status"));
        Assert.Equal(2, published.GetProperty("article_detail").GetProperty("item").GetArrayLength());
        Assert.Equal(callback.Inner("article_id"), published.Text("article_id"));
        Assert.Equal("二", (await host.PostAsync("/cgi-bin/freepublish/getarticle", $$"""{"article_id":"{{published.Text("article_id")}}"}""")).GetProperty("news_item")[1].Text("title"));
        Assert.Equal("1", (await host.PostAsync("/cgi-bin/freepublish/batchget", """{"offset":0,"count":1,"no_content":1}""")).Text("total_count"));
        Assert.Equal(40007, await host.CodeAsync("/cgi-bin/draft/get", $$"""{"media_id":"{{draft}}"}"""));
        Assert.Empty(await host.Sandbox.ChatAsync(openId));
        Assert.Empty(host.Jobs);
    }

    [Theory]
    [InlineData(PlatformFaultKind.FinishFails, "3", 0)]
    [InlineData(PlatformFaultKind.FinishRefused, "4", 1)]
    public async Task A_publication_that_fails_leaves_the_draft(PlatformFaultKind kind, string status, int failed)
    {
        await using var host = await PlatformHost.StartAsync();
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = kind, Path = "freepublish/submit" });
        var draft = await host.DraftAsync("一");

        var id = (await host.PostAsync("/cgi-bin/freepublish/submit", $$"""{"media_id":"{{draft}}"}""")).Text("publish_id");

        Assert.Equal(status, (await host.Sandbox.ReceivedAsync()).Inner("publish_status"));
        var answer = await host.PostAsync("/cgi-bin/freepublish/get", $$"""{"publish_id":"{{id}}"}""");
        Assert.Equal((status, failed), (answer.Text("publish_status"), answer.GetProperty("fail_idx").GetArrayLength()));
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/draft/get", $$"""{"media_id":"{{draft}}"}"""));
    }

    [Fact]
    public async Task A_deleted_article_stays_as_a_page_that_says_so()
    {
        await using var host = await PlatformHost.StartAsync();
        var id = (await host.PostAsync("/cgi-bin/freepublish/submit", $$"""{"media_id":"{{await host.DraftAsync("一", "二")}}"}""")).Text("publish_id");
        await host.Sandbox.ReceivedAsync();
        var published = await host.PostAsync("/cgi-bin/freepublish/get", $$"""{"publish_id":"{{id}}"}""");
        var article = published.Text("article_id");
        string[] urls = [.. published.GetProperty("article_detail").GetProperty("item").EnumerateArray().Select(one => one.Text("article_url"))];

        Assert.Equal(0, await host.CodeAsync("/cgi-bin/freepublish/delete", $$"""{"article_id":"{{article}}","index":1}"""));
        Assert.Contains("该内容已被发布者删除", await PageAsync(host, urls[0]), StringComparison.Ordinal);
        Assert.Contains("正文", await PageAsync(host, urls[1]), StringComparison.Ordinal);
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/freepublish/delete", $$"""{"article_id":"{{article}}"}"""));
        Assert.Equal("5", (await host.PostAsync("/cgi-bin/freepublish/get", $$"""{"publish_id":"{{id}}"}""")).Text("publish_status"));
        Assert.Equal(53600, await host.CodeAsync("/cgi-bin/freepublish/getarticle", $$"""{"article_id":"{{article}}"}"""));
    }

    [Fact]
    public async Task An_unverified_account_may_write_drafts_and_not_publish_them()
    {
        await using var host = await PlatformHost.StartAsync(SandboxAccountKind.Subscription, verified: false);
        var draft = await host.DraftAsync("一");

        Assert.Equal(48001, await host.CodeAsync("/cgi-bin/freepublish/submit", $$"""{"media_id":"{{draft}}"}"""));
    }

    private static async Task<string> PageAsync(PlatformHost host, string url) =>
        await host.Sandbox.Client.GetStringAsync(new Uri(url), TestContext.Current.CancellationToken);
}
