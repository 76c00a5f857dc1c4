using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Content.Uploads.Attachments;

/// <summary>Uploading attachments over HTTP: what is taken, what is not.</summary>
public sealed class AttachmentApiTests(TestDatabases databases) : IAsyncLifetime
{
    private ProductHost host = null!;
    private OperatorDriver operators = null!;
    private HttpClient editor = null!;

    public static TheoryData<string, byte[], string> Taken => new()
    {
        { "通知.pdf", SampleFiles.Pdf(), "application/pdf" },
        { "公文.OFD", SampleFiles.Ofd(), "application/ofd" },
        { "申请表.doc", SampleFiles.Compound("WordDocument"), "application/msword" },
        { "申请表.docx", SampleFiles.Docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "名单.xls", SampleFiles.Compound("Workbook"), "application/vnd.ms-excel" },
        { "名单.xlsx", SampleFiles.Xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "课件.ppt", SampleFiles.Compound("PowerPoint Document"), "application/vnd.ms-powerpoint" },
        { "通知.wps", SampleFiles.Compound("WordDocument"), "application/kswps" },
        { "说明.txt", "一行\r\n两行"u8.ToArray(), "text/plain" },
        { "名单.csv", [0xBC, 0xD7, (byte)',', 0xD2, 0xD2], "text/csv" },
    };

    public static TheoryData<string, byte[], string> NotTaken => new()
    {
        { "页面.html", "<p>甲</p>"u8.ToArray(), "notAnAttachment" },
        { "图.svg", "<svg/>"u8.ToArray(), "notAnAttachment" },
        { "程序.exe", "MZ"u8.ToArray(), "notAnAttachment" },
        { "申请表.pdf.exe", SampleFiles.Pdf(), "notAnAttachment" },
        { "打包.zip", SampleFiles.Zip(), "notAnAttachment" },
        { "没有结尾", SampleFiles.Pdf(), "notAnAttachment" },
        { "申请表.docm", SampleFiles.Docm(), "notAnAttachment" },
        { "页面.pdf", "<html>%PDF-"u8.ToArray(), "notAnAttachment" },
        { "程序.doc", SampleFiles.Compound("Installer"), "notAnAttachment" },
        { "名单.docx", SampleFiles.Xlsx(), "notAnAttachment" },
        { "打包.docx", SampleFiles.Zip(), "notAnAttachment" },
        { "坏的.docx", SampleFiles.Docx()[..40], "notAnAttachment" },
        { "字节.txt", [0x41, 0x00], "notAnAttachment" },
        { "申请表.docx", SampleFiles.Docm(), "macros" },
        { "带宏的.docx", SampleFiles.Docx("word/vbaProject.bin"), "macros" },
        { "带控件的.docx", SampleFiles.Docx("word/activeX/activeX1.xml"), "macros" },
        { "带宏的.doc", SampleFiles.Compound("WordDocument", "_VBA_PROJECT"), "macros" },
    };

    public async ValueTask InitializeAsync()
    {
        host = await ProductHost.StartAsync(databases, "sqlite", null, "--Uploads:AttachmentMegabytes", "1");
        operators = OperatorDriver.Of(host);
        editor = await operators.WithRolesAsync("editor");
    }

    public async ValueTask DisposeAsync()
    {
        operators.Dispose();
        await host.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task What_government_articles_carry_is_taken_and_given_to_operators_as_it_came(string name, byte[] file, string contentType)
    {
        using var response = await editor.PostAsync("/api/attachments", Form(file, name));
        var taken = await OperatorDriver.ReadAsync(response);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal((Path.GetFileNameWithoutExtension(name), file.Length), (taken.GetProperty("name").GetString(), taken.GetProperty("size").GetInt32()));
        var url = taken.GetProperty("url").GetString()!;
        Assert.Matches($"^/attachments/[0-9a-f]{{64}}\\{Path.GetExtension(name).ToLowerInvariant()}$", url);

        using var kept = await editor.GetAsync($"/api{url}");
        Assert.Equal(file, await kept.Content.ReadAsByteArrayAsync());
        Assert.Equal((contentType, "attachment"), (kept.Content.Headers.ContentType!.ToString(), kept.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal("nosniff", Assert.Single(kept.Headers.GetValues("X-Content-Type-Options")));
        using var stranger = await operators.Anonymous().GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        using var asPicture = await operators.Anonymous().GetAsync(url.Replace("attachments", "uploads", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, asPicture.StatusCode);
    }

    [Theory]
    [MemberData(nameof(NotTaken))]
    public async Task What_could_run_or_is_not_what_it_says_is_refused(string name, byte[] file, string code)
    {
        using var response = await editor.PostAsync("/api/attachments", Form(file, name));
        await OperatorDriver.RefusedAsync(response, HttpStatusCode.UnsupportedMediaType, code);
        Assert.False(Directory.Exists(Path.Combine(host.DataDirectory, "uploads")));
    }

    [Fact]
    public async Task What_is_larger_than_the_setting_or_empty_is_refused_with_a_sentence()
    {
        using var large = await editor.PostAsync("/api/attachments", Form([.. SampleFiles.Pdf(), .. new byte[1024 * 1024]], "大.pdf"));
        var problem = await OperatorDriver.RefusedAsync(large, HttpStatusCode.RequestEntityTooLarge, "tooLarge");
        Assert.Contains("最多 1 MB", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        using var empty = await editor.PostAsync("/api/attachments", Form([], "空.pdf"));
        await OperatorDriver.RefusedAsync(empty, HttpStatusCode.BadRequest, "badInput");
    }

    [Fact]
    public async Task Only_those_who_write_upload_and_only_those_who_read_articles_get_what_is_not_public()
    {
        using var nobody = await operators.Anonymous().PostAsync("/api/attachments", Form(SampleFiles.Pdf(), "a.pdf"));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        using var auditor = await (await operators.WithRolesAsync("auditor")).PostAsync("/api/attachments", Form(SampleFiles.Pdf(), "a.pdf"));
        Assert.Equal(HttpStatusCode.Forbidden, auditor.StatusCode);
        using var taken = await editor.PostAsync("/api/attachments", Form(SampleFiles.Pdf(), "a.pdf"));
        var url = (await OperatorDriver.ReadAsync(taken)).GetProperty("url").GetString();
        using var stranger = await operators.Anonymous().GetAsync($"/api{url}");
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    [Theory]
    [InlineData("/attachments/..%2fadmin-password.txt")]
    [InlineData("/attachments/0000000000000000000000000000000000000000000000000000000000000000.exe")]
    [InlineData("/attachments/0000000000000000000000000000000000000000000000000000000000000000.pdf")]
    public async Task Other_names_are_not_found(string path)
    {
        using var response = await operators.Anonymous().GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<h1", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    internal static MultipartFormDataContent Form(byte[] file, string name) => new() { { new ByteArrayContent(file), "file", name } };
}
