using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Tests.Site.Frame;

public sealed class NoticeTests(PagesHost host) : IClassFixture<PagesHost>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/directory")]
    public async Task While_the_sandbox_plays_wechat_every_page_says_that_it_is_a_demonstration(string path) =>
        Assert.Contains(PublisherOptions.SandboxNotice, await host.ReadAsync(path), StringComparison.Ordinal);
}
