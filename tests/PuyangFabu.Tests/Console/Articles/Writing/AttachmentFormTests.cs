using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.Tests.Content.Uploads.Attachments;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Articles.Writing;

/// <summary>Attachments in the form of an article that needs no script.</summary>
public sealed class AttachmentFormTests(TestDatabases databases)
{
    [Fact]
    public async Task Attachments_are_added_named_ordered_and_taken_away_without_script()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        using var writer = await room.EnterAsync("writer");
        var id = (await room.Writer.WriteAsync()).Id;
        var edit = $"/console/articles/{id}/edit";
        await writer.OpenAsync($"{edit}?plain=true");
        using var refused = await AddAsync("程序.exe", "MZ"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        Assert.Contains("这种文件不能作附件", writer.Html, StringComparison.Ordinal);
        foreach (var (name, file) in new[] { ("申请表.docx", SampleFiles.Docx()), ("名单.pdf", SampleFiles.Pdf()) })
        {
            await writer.OpenAsync($"{edit}?plain=true");
            using var added = await AddAsync(name, file);
            Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        }

        await writer.OpenAsync($"{edit}?plain=true");
        using var ordered = await writer.SendAsync(edit, [.. Shown(writer), .. Attached(writer).Select(static field => field switch
        {
            ("attachmentPlace", "1") => (field.Name, "3"),
            ("attachmentName", "申请表") => (field.Name, "附件2：申请表"),
            _ => field,
        })]);
        Assert.Equal(HttpStatusCode.SeeOther, ordered.StatusCode);
        Assert.Equal(["名单", "附件2：申请表"], await NamesAsync());
        using var reviewer = await room.EnterAsync("reviewer");
        await reviewer.OpenAsync($"/console/articles/{id}");
        var link = Regex.Match(reviewer.Html, "href=\"(/console/articles/attachments/[^\"]+)\" download=\"名单.pdf\"").Groups[1].Value;
        using var file1 = await reviewer.OpenAsync(link);
        Assert.Equal((HttpStatusCode.OK, "attachment"), (file1.StatusCode, file1.Content.Headers.ContentDisposition!.DispositionType));
        await reviewer.OpenAsync($"/console/articles/{id}/review-sheet");
        Assert.Contains("附件2：申请表（DOCX，1 KB）", WebUtility.HtmlDecode(reviewer.Html), StringComparison.Ordinal);

        await writer.OpenAsync($"{edit}?plain=true");
        using var fewer = await writer.SendAsync(edit, [.. Shown(writer), .. Attached(writer), ("attachmentGone", writer.Field("attachment"))]);
        Assert.Equal(HttpStatusCode.SeeOther, fewer.StatusCode);
        Assert.Equal(["附件2：申请表"], await NamesAsync());

        // Whoever publishes it reads what readers will get, the files too.
        await room.PassAsync(id);
        using var publisher = await room.EnterAsync("publisher");
        await publisher.OpenAsync($"/console/articles/{id}/publish");
        Assert.Contains("download=\"附件2：申请表", WebUtility.HtmlDecode(publisher.Html), StringComparison.Ordinal);

        async Task<string[]> NamesAsync() =>
            [.. (await room.Writer.ReadAsync(id)).Body.GetProperty("attachments").EnumerateArray().Select(static one => one.GetProperty("name").GetString()!)];

        async Task<HttpResponseMessage> AddAsync(string name, byte[] file)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent("form"), "_handler" }, { new StringContent(writer.Field("formToken")), "formToken" }, { new ByteArrayContent(file), "attachmentFile", name },
            };
            foreach (var (field, value) in Shown(writer).Concat(Attached(writer)))
            {
                form.Add(new StringContent(value), field);
            }

            return await writer.SendContentAsync(edit, form);
        }
    }

    /// <summary>The form as it shows the article.</summary>
    private static (string Name, string Value)[] Shown(ConsoleVisitor visitor) =>
    [
        ("title", visitor.Field("title")), ("revision", visitor.Field("revision")), ("fromVersion", visitor.Field("fromVersion")), ("source", "濮阳日报"),
        ("board", "puyang-yaowen"), ("body", "正文。"), ("bodyFormat", "markdown"), ("validity", "有效"),
    ];

    /// <summary>The rows of the attachments as the form shows them.</summary>
    private static IEnumerable<(string Name, string Value)> Attached(ConsoleVisitor visitor) =>
        Regex.Matches(visitor.Html, "name=\"(attachment|attachmentName|attachmentPlace)\" value=\"([^\"]*)\"")
            .Select(static row => (row.Groups[1].Value, WebUtility.HtmlDecode(row.Groups[2].Value)));
}
