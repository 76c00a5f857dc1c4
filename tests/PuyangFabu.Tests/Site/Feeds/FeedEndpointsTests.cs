using System.Net;
using System.Xml.Linq;

namespace PuyangFabu.Tests.Site.Feeds;

public sealed class FeedEndpointsTests(PagesHost host) : IClassFixture<PagesHost>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_feed_lists_the_newest_articles_with_absolute_addresses()
    {
        var now = host.Database.Clock.GetUtcNow();
        var ids = await host.WriteAsync([.. Enumerable.Range(1, 40).Select(number =>
            host.Draft(number % 2 == 0 ? "puyang-yaowen" : "bianmin-chaxun", $"消息{number}") with { PublishedMs = now.AddMinutes(number - 50).ToUnixTimeMilliseconds() })]);

        var feed = await ParseAsync("/feed.xml");
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(30, entries.Count);
        Assert.Equal("消息40", entries[0].Element(Atom + "title")!.Value);
        Assert.Equal($"{PagesHost.PublicBase}articles/{ids[39]}", entries[0].Element(Atom + "id")!.Value);
        Assert.Equal(30, entries.Select(static entry => entry.Element(Atom + "id")!.Value).Distinct().Count());

        var board = await ParseAsync("/boards/puyang-yaowen/feed.xml");
        Assert.Equal(20, board.Elements(Atom + "entry").Count());
        Assert.Equal("濮阳发布：濮阳要闻", board.Element(Atom + "title")!.Value);
    }

    [Fact]
    public async Task A_feed_reader_that_has_it_gets_not_modified()
    {
        using var first = await host.Client.GetAsync("/feed.xml", Cancellation);
        Assert.Equal("application/atom+xml", first.Content.Headers.ContentType!.MediaType);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/feed.xml");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var again = await host.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task A_board_that_is_not_there_has_no_feed() =>
        await host.ReadAsync("/boards/no-such-board/feed.xml", HttpStatusCode.NotFound);

    private async Task<XElement> ParseAsync(string path) => XDocument.Parse(await host.ReadAsync(path)).Root!;
}
