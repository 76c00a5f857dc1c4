using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using PuyangFabu.Content.Articles;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Site.Frame;

namespace PuyangFabu.Tests.Site.Frame;

public sealed class PageKeepingTests(PagesHost host) : IClassFixture<PagesHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_was_read_is_sent_again_for_a_minute_without_being_drawn()
    {
        var id = await host.WriteOneAsync(host.Draft("puyang-yaowen", "原来的题目"));
        var first = await host.ReadAsync($"/articles/{id}");

        // Behind the back of the product, which tells its change feed of everything that it writes.
        await host.Database.Database.WriteAsync(session => session.ExecuteAsync("update articles set title = '悄悄改的题目' where id = @id", new { id }), Cancellation);
        Assert.Equal(first, await host.ReadAsync($"/articles/{id}"));

        host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("悄悄改的题目", await host.ReadAsync($"/articles/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_withdrawn_is_gone_at_once()
    {
        var id = await host.WriteOneAsync(host.Draft("puyang-yaowen", "要撤回的稿件"));
        await host.ReadAsync($"/articles/{id}");

        await host.Database.Database.WriteAsync(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                await host.Services.GetRequiredService<ArticleStore>().WithdrawAsync(session, id, "内容有误");
            },
            Cancellation);
        await host.CatchUpAsync();

        await host.ReadAsync($"/articles/{id}", HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_page_that_was_drawn_before_a_change_is_not_kept_after_it()
    {
        var pages = host.Services.GetRequiredService<PageKeeping>();
        var before = await pages.OpenAsync(Cancellation);

        await pages.ApplyAsync([], Cancellation);
        pages.Keep(before, "/articles/4711", largeText: false, "old"u8.ToArray(), new EntityTagHeaderValue("\"old\"", isWeak: true));

        Assert.Null(pages.Find("/articles/4711", largeText: false));
    }

    [Fact]
    public async Task An_article_whose_time_comes_shows_on_the_pages_of_others()
    {
        var now = host.Database.Clock.GetUtcNow();
        var ids = await host.WriteAsync(
            host.Draft("zhengce-jiedu", "已经发布的解读"),
            host.Draft("zhengce-jiedu", "半分钟后发布的解读") with { PublishedMs = now.AddSeconds(30).ToUnixTimeMilliseconds() });

        Assert.DoesNotContain("半分钟后发布的解读", await host.ReadAsync($"/articles/{ids[0]}"), StringComparison.Ordinal);
        host.Database.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Contains("半分钟后发布的解读", await host.ReadAsync($"/articles/{ids[0]}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task A_kept_page_is_what_the_drawn_one_was(string encoding)
    {
        var id = await host.WriteOneAsync(host.Draft("puyang-yaowen", $"同样的页面 {encoding}") with { BodyHtml = $"<p>{new string('文', 2000)}</p>" });
        using var drawn = await AskAsync(id, encoding);
        using var kept = await AskAsync(id, encoding);

        Assert.Equal(Headers(drawn), Headers(kept));
        Assert.Equal(await drawn.Content.ReadAsByteArrayAsync(Cancellation), await kept.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task Large_text_and_more_in_the_address_are_other_pages()
    {
        var id = await host.WriteOneAsync(host.Draft("puyang-yaowen", "大字版的页面"));
        var normal = await host.ReadAsync($"/articles/{id}");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/articles/{id}");
        request.Headers.Add("Cookie", "text-size=large");
        using var large = await host.Client.SendAsync(request, Cancellation);

        Assert.Contains("class=\"large-text\"", await large.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString($"/articles/{id}?from=group"), await host.ReadAsync($"/articles/{id}?from=group"), StringComparison.Ordinal);
        Assert.Equal(normal, await host.ReadAsync($"/articles/{id}"));
    }

    private static List<string> Headers(HttpResponseMessage response) =>
        [.. response.Headers.Concat(response.Content.Headers).Where(static header => header.Key != "Date").Select(static header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal)];

    private async Task<HttpResponseMessage> AskAsync(long id, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/articles/{id}");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        return await host.Client.SendAsync(request, Cancellation);
    }
}
