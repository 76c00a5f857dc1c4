using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Foundation.Storage;
using SkiaSharp;

namespace PuyangFabu.Tests.Review;

/// <summary>What an editor's paste loses must have been seen before it goes out.</summary>
public sealed class LostContentTests(TestDatabases databases)
{
    private const string Page = "https://www.puyang.gov.cn/news/a.html";

    [Fact]
    public async Task A_lost_video_needs_the_last_reviewers_reason()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync(fields: new { board = "puyang-yaowen", title = "通报", html = "<p>字</p><iframe src='https://v.example/1'></iframe>", source = "濮阳发布" })).Id;
        (await room.Writer.SubmitAsync(id)).Ok();
        (await room.Editor.ApproveAsync(id)).Ok();
        (await room.Reviewer.ApproveAsync(id)).Ok();

        var open = (await room.Chief.ApproveAsync(id)).Refused(HttpStatusCode.Conflict, "openFindings");
        var finding = open.Body.GetProperty("findings")[0];
        Assert.Equal(("lost-content", "confirm", "lost"), (Text(finding, "rule"), Text(finding, "severity"), Text(finding, "field")));
        Assert.Equal(("嵌入的网页（iframe）没有保留。", "https://v.example/1"), (Text(finding, "message"), Text(finding, "excerpt")));
        (await room.Chief.ApproveAsync(id, new { overrule = new[] { new { finding = Text(finding, "id"), reason = "视频另发" } } })).Ok();
    }

    [Fact]
    public async Task A_pasted_picture_is_an_upload_that_readers_get_and_no_finding()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var png = Convert.ToBase64String(SamplePictures.Encoded(SKEncodedImageFormat.Png));
        var id = await room.PublishedAsync(new
        {
            board = "puyang-yaowen",
            title = "A &amp; B",
            source = "濮阳发布",
            sourceUrl = Page,
            html = $"<p style='text-align:center'>题</p><img alt='一' src='data:image/png;base64,{png}'><img alt='二' data-src='//i.example/b.png'><p align='right'>落款</p>",
        });

        var page = await room.PageAsync(id);

        Assert.Equal(200, page.Status);
        Assert.Contains("A &amp; B</h1>", page.Html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"align-center\">题</p>", page.Html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"align-right\">落款</p>", page.Html, StringComparison.Ordinal);
        Assert.Contains("src=\"https://i.example/b.png\"", page.Html, StringComparison.Ordinal);
        var name = page.Html.Split("src=\"/uploads/")[1].Split('"')[0];
        Assert.NotNull(await room.Host.Services.GetRequiredService<UploadFiles>().FindAsync(name, CancellationToken.None));
        var upload = Assert.Single(await room.Host.Services.GetRequiredService<UploadStore>().ByNameAsync(name, CancellationToken.None));
        Assert.NotNull(upload.UploadedBy);
    }

    [Fact]
    public async Task A_check_of_a_text_tells_of_losses_and_stores_nothing()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var png = Convert.ToBase64String(SamplePictures.Encoded(SKEncodedImageFormat.Png));
        var answer = (await room.Writer.PostAsync("/api/checks", new { title = "题", html = $"<img src='data:image/png;base64,{png}'><img src='a.png'>", source = "濮阳发布" })).Ok();
        var lost = Assert.Single(answer.Body.GetProperty("findings").EnumerateArray(), static finding => Text(finding, "rule") == "lost-content");
        Assert.Equal("a.png", Text(lost, "excerpt"));
        Assert.Equal(0L, await room.Host.Database.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from uploads"), CancellationToken.None));
    }

    [Fact]
    public async Task A_text_saved_when_less_was_kept_is_told()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync(fields: new { board = "puyang-yaowen", title = "题", html = "<p>字</p><img alt='一' data-src='https://i.example/b.png'>", source = "濮阳发布" })).Id;
        await room.ByHandAsync("update article_versions set content = replace(content, '<img alt=\\\"一\\\" src=\\\"https://i.example/b.png\\\" loading=\\\"lazy\\\">', '') where article_id = @id", new { id });
        var findings = (await room.Writer.GetAsync($"/api/articles/{id}/checks")).Ok().Body.GetProperty("findings").EnumerateArray();
        Assert.Contains("有 1 张图片", Text(Assert.Single(findings, static finding => Text(finding, "rule") == "lost-content"), "message"), StringComparison.Ordinal);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
