using System.Net;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Content.Directories;

/// <summary>The directory over the operators' calls.</summary>
public sealed class DirectoryApiTests(ContentHost content) : IClassFixture<ContentHost>
{
    private HttpClient Editor => content.Editor;

    [Fact]
    public async Task An_entry_is_on_the_page_as_it_was_written_changed_and_deleted()
    {
        var entry = await CreateAsync(new { kind = "部门", name = "市测试局", summary = "管测试", siteUrl = "https://ceshi.example/", accountName = "濮阳测试", phone = "0393-1234567 转 8" });
        Assert.Equal(entry.Json.ToString(), (await Editor.CallAsync("GET", $"/api/directory/{entry.Id}")).Json.ToString());
        var page = await PageAsync();
        Assert.Contains("市测试局", page, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:039312345678\"", page, StringComparison.Ordinal);

        await Editor.CallAsync("PUT", $"/api/directory/{entry.Id}", new { kind = "部门", name = "市改名局", revision = 1 });
        await Editor.CallAsync("PUT", $"/api/directory/{entry.Id}", new { kind = "部门", name = "晚到局", revision = 1 }, HttpStatusCode.PreconditionFailed);
        Assert.Contains("市改名局", await PageAsync(), StringComparison.Ordinal);

        await Editor.CallAsync("DELETE", $"/api/directory/{entry.Id}?revision=1", null, HttpStatusCode.PreconditionFailed);
        await Editor.CallAsync("DELETE", $"/api/directory/{entry.Id}", null, HttpStatusCode.NoContent);
        Assert.DoesNotContain("市改名局", await PageAsync(), StringComparison.Ordinal);

        var restored = await Editor.CallAsync("POST", $"/api/directory/{entry.Id}/versions/1/restore");
        Assert.Equal((entry.Id, 4, entry.Json.GetProperty("order").GetInt64()), (restored.Id, restored.Revision, restored.Json.GetProperty("order").GetInt64()));
        Assert.Contains("市测试局", await PageAsync(), StringComparison.Ordinal);
        Assert.Equal("directory.restore", (await content.LastEntryAsync("directory.restore")).GetProperty("action").GetString());
    }

    [Fact]
    public async Task Scripts_in_every_field_are_shown_as_text()
    {
        const string script = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        var entry = await CreateAsync(new { kind = "媒体", name = script, summary = script, accountName = script, siteUrl = "https://example.com/?q=<script>alert(1)</script>" });

        var page = await PageAsync();

        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        await Editor.CallAsync("DELETE", $"/api/directory/{entry.Id}", null, HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Of_many_savings_of_one_revision_exactly_one_counts()
    {
        var entry = await CreateAsync(new { kind = "区县", name = "并行县" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(number =>
            Editor.TryAsync("PUT", $"/api/directory/{entry.Id}", new { kind = "区县", name = $"并行县{number}", revision = 1 })));

        Assert.Single(answers, static answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(29, answers.Count(static answer => answer.Status == HttpStatusCode.PreconditionFailed));
    }

    [Theory]
    [InlineData("""{"name":"名"}""", "kind", "应是热线、门户、区县、功能区、部门、媒体之一")]
    [InlineData("""{"kind":"机关","name":"名"}""", "kind", "应是热线")]
    [InlineData("""{"kind":"部门"}""", "name", "不能是空的")]
    [InlineData("""{"kind":"部门","name":"甲\n乙"}""", "name", "里不能有换行")]
    [InlineData("""{"kind":"部门","name":"名","siteUrl":"javascript:alert(1)"}""", "siteUrl", "不是 http 或 https 网址")]
    [InlineData("""{"kind":"部门","name":"名","phone":"打我"}""", "phone", "应是电话号码")]
    [InlineData("""{"kind":"部门","name":"名","phone":"---"}""", "phone", "应是电话号码")]
    [InlineData("""{"kind":"部门","name":"名","summary":"甲\u0000"}""", "summary", "里有控制字符")]
    [InlineData("""{"kind":"部门","name":"名","order":-1000001}""", "order", "之间")]
    public async Task A_wrong_field_is_named(string json, string field, string reason) =>
        Assert.Contains(reason, (await Editor.CallAsync("POST", "/api/directory", json, HttpStatusCode.BadRequest)).Error(field), StringComparison.Ordinal);

    [Fact]
    public async Task Unknown_entries_are_not_found()
    {
        await Editor.CallAsync("GET", "/api/directory/999999", null, HttpStatusCode.NotFound);
        await Editor.CallAsync("PUT", "/api/directory/999999", new { kind = "部门", name = "名" }, HttpStatusCode.NotFound);
        await Editor.CallAsync("DELETE", "/api/directory/999999", null, HttpStatusCode.NotFound);
    }

    private Task<ApiAnswer> CreateAsync(object entry) => Editor.CallAsync("POST", "/api/directory", entry, HttpStatusCode.Created);

    private async Task<string> PageAsync() => await content.Operators.Anonymous().GetStringAsync("/directory");
}
