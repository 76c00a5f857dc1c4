using PuyangFabu.Sources.Reading;

namespace PuyangFabu.Tests.Sources.Reading;

/// <summary>A page may take no longer than others can wait.</summary>
public sealed class ReadingTimeTests
{
    private static readonly Uri Page = new("http://edu.example/rss.xml");

    [Fact]
    public void A_page_that_takes_longer_is_left() => Assert.Equal(
        "内容太复杂，读得太久，放下了",
        ReadingTime.Within(TimeSpan.Zero, static time => FeedReader.Read("<rss><channel><item><title>一</title><link>/1</link></item></channel></rss>", Page, default, time), SiteReading.TooSlow, TestContext.Current.CancellationToken).Problem);

    [Fact]
    public void Whoever_leaves_is_told_nothing_else() => Assert.ThrowsAny<OperationCanceledException>(static () =>
        ReadingTime.Within(ReadingTime.Longest, static time => FeedReader.Read("<rss/>", Page, default, time), SiteReading.TooSlow, new CancellationToken(canceled: true)));
}
