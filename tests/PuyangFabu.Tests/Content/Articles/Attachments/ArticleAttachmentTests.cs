using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Review.Releasing;
using PuyangFabu.Tests.Content.Uploads.Attachments;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Content.Articles.Attachments;

/// <summary>Attachments from the call that names them to the reader who downloads them.</summary>
public sealed class ArticleAttachmentTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Attachments_are_public_as_long_as_their_article_is(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var (form, list) = (await UploadAsync(room, "申请表.docx", SampleFiles.Docx()), await UploadAsync(room, "名单.pdf", SampleFiles.Pdf()));
        var written = await WriteAsync(room, ("附件1：申请表", form), ("名单", list));
        Assert.Equal(
            [("附件1：申请表", form, (long)SampleFiles.Docx().Length), ("名单", list, SampleFiles.Pdf().Length)],
            written.Body.GetProperty("attachments").EnumerateArray().Select(static one => (one.GetProperty("name").GetString()!, one.GetProperty("url").GetString()!, one.GetProperty("size").GetInt64())));
        var reader = room.Nobody().Client;
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, list));

        await room.PassAsync(written.Id);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, list));
        (await room.Publisher.PublishAsync(written.Id)).Ok();
        var page = WebUtility.HtmlDecode((await room.PageAsync(written.Id)).Html);
        Assert.Contains($"<a href=\"{form}\" download=\"附件1：申请表.docx\">附件1：申请表</a> <span class=\"hint\">DOCX，1 KB</span>", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf(form, StringComparison.Ordinal) < page.IndexOf(list, StringComparison.Ordinal));
        using var download = await reader.GetAsync(form);
        Assert.Equal(SampleFiles.Docx().Length, (await download.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal(("attachment", "附件1：申请表.docx"), (download.Content.Headers.ContentDisposition!.DispositionType, download.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", Assert.Single(download.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("public, no-cache", string.Join(", ", download.Headers.GetValues("Cache-Control")));

        // A version without one of them takes it from readers; before that they have it.
        var fewer = await room.Writer.ChangeAsync(written.Id, new() { ["attachments"] = new[] { new { name = "申请表", url = form, size = 1 } } });
        Assert.NotEqual(written.ContentHash, fewer.Ok().ContentHash);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(reader, list));
        await room.PassAsync(written.Id);
        (await room.Publisher.PublishAsync(written.Id)).Ok();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, list));
        using var renamed = await reader.GetAsync(form);
        Assert.Equal("申请表.docx", renamed.Content.Headers.ContentDisposition!.FileNameStar);

        (await room.Chief.WithdrawAsync(written.Id)).Ok();
        using var gone = await reader.GetAsync(form);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("文章已撤稿", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_tell_which_attachment_came_and_went()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var (old, current) = (await UploadAsync(room, "名单.pdf", SampleFiles.Pdf("旧")), await UploadAsync(room, "名单.pdf", SampleFiles.Pdf("新")));
        var written = await WriteAsync(room, ("名单", old));
        (await room.Writer.ChangeAsync(written.Id, new() { ["attachments"] = new[] { new { name = "名单", url = current } } })).Ok();

        var compared = (await room.Writer.GetAsync($"/api/articles/{written.Id}/compare?from=1&to=2")).Ok().Body;
        var field = Assert.Single(compared.GetProperty("fields").EnumerateArray());
        Assert.Equal("attachments", field.GetProperty("field").GetString());
        Assert.StartsWith("名单（PDF，1 KB，文件 ", field.GetProperty("new").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(field.GetProperty("old").GetString(), field.GetProperty("new").GetString());
    }

    [Fact]
    public async Task What_was_never_uploaded_has_no_name_or_stands_twice_is_refused()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var url = await UploadAsync(room, "名单.pdf", SampleFiles.Pdf());
        var unknown = $"/attachments/{new string('0', 64)}.pdf";
        foreach (var attachments in new object[]
        {
            new[] { new { name = "名单", url = unknown } }, new[] { new { name = "名单", url = "https://example.org/a.pdf" } }, new[] { new { name = " ", url } },
            new[] { new { name = "名单", url }, new { name = "又一个", url } }, new[] { new { name = "一\n二", url } }, new object?[] { null },
        })
        {
            var refused = await room.Writer.PostAsync("/api/articles", new { board = "puyang-yaowen", title = "甲", attachments });
            Assert.Equal((HttpStatusCode.BadRequest, "badInput"), (refused.Status, refused.Code));
            Assert.True(refused.Body.GetProperty("errors").TryGetProperty("attachments", out _), refused.Body.ToString());
        }
    }

    [Fact]
    public async Task An_article_whose_file_was_lost_can_still_be_mended()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var written = await WriteAsync(room, ("名单", await UploadAsync(room, "名单.pdf", SampleFiles.Pdf())));
        Directory.Delete(Path.Combine(room.Host.DataDirectory, "uploads"), recursive: true);
        var changed = await room.Writer.ChangeAsync(written.Id, new() { ["title"] = "改过的标题" });
        Assert.Single(changed.Ok().Body.GetProperty("attachments").EnumerateArray());
    }

    [Fact]
    public async Task In_WeChat_the_text_ends_with_what_can_be_had_on_this_site()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var written = await WriteAsync(room, ("申请<表>", await UploadAsync(room, "申请表.docx", SampleFiles.Docx())), ("名单", await UploadAsync(room, "名单.pdf", SampleFiles.Pdf())));
        var database = room.Host.Services.GetRequiredService<Database>();
        var texts = room.Host.Services.GetRequiredService<ArticleTexts>();
        var chosen = new ChosenArticle { ArticleId = written.Id, Version = 1, ContentHash = written.ContentHash, Title = "" };
        var text = Assert.Single((await database.ReadAsync(session => texts.ReadAsync(session, [chosen], false), TestContext.Current.CancellationToken))!);
        Assert.EndsWith("<p>附件（点“阅读原文”下载）：申请&lt;表&gt;，名单</p>", text.BodyHtml, StringComparison.Ordinal);
        Assert.EndsWith($"/articles/{written.Id}", text.SourceUrl, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient reader, string url)
    {
        using var response = await reader.GetAsync(url);
        return response.StatusCode;
    }

    private static Task<ApiAnswer> WriteAsync(Newsroom room, params (string Name, string Url)[] attachments) => room.Writer.WriteAsync(fields: new
    {
        board = "puyang-yaowen",
        title = "有附件的一篇",
        body = "正文。",
        source = "濮阳日报",
        attachments = attachments.Select(static one => new { name = one.Name, url = one.Url }),
    });

    private static async Task<string> UploadAsync(Newsroom room, string name, byte[] file)
    {
        using var response = await room.Writer.Client.PostAsync("/api/attachments", AttachmentApiTests.Form(file, name));
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("url").GetString()!;
    }
}
