using System.Net;
using System.Net.Http.Headers;
using System.Text;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Hosting.OperatorApi;

/// <summary>What is wrong with a call is told as such, and never as a failure of ours.</summary>
public sealed class ApiProblemsTests(TestDatabases databases)
{
    [Theory]
    [InlineData("application/json", HttpStatusCode.Unauthorized)]
    [InlineData("application/json; charset=UTF-8", HttpStatusCode.Unauthorized)]
    [InlineData("application/json; charset=\"utf-8\"", HttpStatusCode.Unauthorized)]
    [InlineData("application/json; charset=utf-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=nosuch", HttpStatusCode.UnsupportedMediaType)]
    public async Task JSON_is_read_as_UTF_8_and_in_nothing_else(string contentType, HttpStatusCode expected)
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Address };
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"userName":"nobody","password":"wrong-password-123"}"""));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        using var answer = await client.PostAsync(new Uri("/api/session", UriKind.Relative), body, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("""{"userName":"admin","userName":"nobody","password":"wrong-password-123"}""")]
    [InlineData("""{"userName":"admin","UserName":"nobody","password":"wrong-password-123"}""")]
    public async Task A_key_that_stands_there_twice_is_refused_by_its_name(string json)
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Address };
        using var body = new StringContent(json, Encoding.UTF8, "application/json");

        using var answer = await client.PostAsync(new Uri("/api/session", UriKind.Relative), body, TestContext.Current.CancellationToken);
        var problem = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("duplicateKey", problem, StringComparison.Ordinal);
        Assert.Contains("userName", problem, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/api/broadcasts", """{"articleIds":[1],"audience":{"all":true,"tagId":2,"all":false}}""", "all")]
    [InlineData("/api/broadcasts", """{"articleIds":[1],"audience":{"openIds":["a"],"OpenIds":["b"]}}""", "OpenIds")]
    [InlineData("/api/reply-rules", """{"name":"a","keywords":["a"],"replies":[{"type":"text","text":"b"},{"type":"text","text":"b","text":"c"}]}""", "text")]
    public async Task Nor_may_it_stand_twice_at_any_depth(string path, string json, string key)
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Storage:SampleContent", "false"]);
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.AppointAsync("editor", "editor");

        var refused = await editor.CallAsync("POST", path, json, HttpStatusCode.BadRequest);

        Assert.Equal("duplicateKey", refused.Json.GetProperty("code").GetString());
        Assert.Contains($"\"{key}\"", refused.Json.GetProperty("errors").GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/api/articles", """{"board":"zhuanti","titel":"海绵城市"}""", "titel")]
    [InlineData("/api/articles", """{"board":"zhuanti","title":"海绵城市","publishAt":"2026-01-01T00:00:00+08:00"}""", "publishAt")]
    [InlineData("/api/articles/1/submit", """{"urgnet":true,"comment":"急"}""", "urgnet")]
    [InlineData("/api/broadcasts", """{"articleIds":[1],"audience":{"all":true},"sheduledAt":"2026-01-01T00:00:00+08:00"}""", "sheduledAt")]
    [InlineData("/api/broadcasts", """{"articleIds":[1],"audience":{"tagID2":7}}""", "tagID2")]
    [InlineData("/api/reply-rules", """{"name":"a","keywords":["a"],"replies":["b"],"enable":false}""", "enable")]
    [InlineData("/api/reply-rules", """{"name":"a","keywords":["a"],"replies":[{"type":"text","txt":"b"}]}""", "txt")]
    [InlineData("/api/checks", """{"titel":"a"}""", "titel")]
    public async Task A_field_that_nothing_reads_is_refused_by_its_name_at_any_depth(string path, string json, string field)
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Storage:SampleContent", "false"]);
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.AppointAsync("editor", "editor");

        var refused = await editor.CallAsync("POST", path, json, HttpStatusCode.BadRequest);

        Assert.Equal("badInput", refused.Json.GetProperty("code").GetString());
        Assert.Contains($"{field}\":", refused.Json.GetProperty("errors").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("没有这个字段", refused.Json.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_to_be_checked_may_have_every_field_of_an_article()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Storage:SampleContent", "false"]);
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.AppointAsync("editor", "editor");
        var fields = typeof(PuyangFabu.Review.Editing.ArticleRequest).GetProperties().ToDictionary(
            static property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..],
            static property => property.Name switch
            {
                "Revision" => 1L,
                "AiAssisted" or "Sample" => true,
                "Attachments" => Array.Empty<object>(),
                "FurtherBoards" or "Keywords" => new[] { "一" },
                "PublishedAt" => "2016-01-05T09:00:00+08:00",
                "Topic" => new { slug = "haimian", start = "2016-06-28" },
                "Html" => "",
                _ => (object)"文字",
            });

        await editor.CallAsync("POST", "/api/checks", System.Text.Json.JsonSerializer.Serialize(fields), HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_description_of_the_calls_does_not_repeat_the_host_that_a_caller_named()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("evil.example", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
