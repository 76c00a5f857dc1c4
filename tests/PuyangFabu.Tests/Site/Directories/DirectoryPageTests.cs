using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Directories;

namespace PuyangFabu.Tests.Site.Directories;

public sealed class DirectoryPageTests(PagesHost host) : IClassFixture<PagesHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_are_grouped_by_kind_with_site_account_and_phone()
    {
        var store = host.Services.GetRequiredService<DirectoryStore>();
        await store.InsertAsync(new DirectoryEntry { Kind = DirectoryKind.County, Name = "范县", SiteUrl = "http://fanxian.gov.cn/" }, Cancellation);
        await store.InsertAsync(new DirectoryEntry { Kind = "别的", Name = "<b>别的</b>", SiteUrl = "javascript:alert(1)" }, Cancellation);
        await store.InsertAsync(new DirectoryEntry { Kind = DirectoryKind.Department, Name = "市公安局", AccountName = "平安濮阳" }, Cancellation);
        await store.InsertAsync(new DirectoryEntry { Kind = DirectoryKind.Hotline, Name = "网络举报", Phone = "0393-6912377" }, Cancellation);

        var html = await host.ReadAsync("/directory");
        Assert.Contains("<a href=\"http://fanxian.gov.cn/\" rel=\"noopener\">fanxian.gov.cn</a>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:03936912377\">0393-6912377</a>", html, StringComparison.Ordinal);
        Assert.Contains("平安濮阳", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;别的&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", html, StringComparison.Ordinal);
        string[] kinds = [DirectoryKind.Hotline, DirectoryKind.County, DirectoryKind.Department, "别的"];
        var places = kinds.Select(kind => html.IndexOf($">{kind}</h2>", StringComparison.Ordinal)).ToList();
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain(-1, places);
    }
}
