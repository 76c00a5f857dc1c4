using PuyangFabu.Content.Import;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Foundation.Storage;
using SkiaSharp;

namespace PuyangFabu.Tests.Content.Import;

/// <summary>What an import loses or changes is said with the line's number, and the line goes in.</summary>
public sealed class ImportWarningTests(TestDatabases databases)
{
    private static readonly byte[] Png = SamplePictures.Encoded(SKEncodedImageFormat.Png);

    private static string DataPng => $"data:image/png;base64,{Convert.ToBase64String(Png)}";

    [Theory, EachDatabase]
    public async Task A_loss_is_a_warning_with_the_number_of_its_line(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);

        var result = await import.RunAsync("""
            {"board":"zhuanti","title":"甲","body":"正文"}
            {"board":"zhuanti","title":"乙","html":"<p>字</p><img src='a.png'><video src='https://a.example/1.mp4'></video>"}
            """);

        Assert.Equal(new ImportResult(2, 0, 0, 0) { Warnings = 2 }, result);
        Assert.Equal(
            """
            第 2 行：警告：图片没有保留：地址不完整，没有来源网址可以补全（a.png）
            第 2 行：警告：视频没有保留（https://a.example/1.mp4）

            """,
            import.Messages);
    }

    [Theory, EachDatabase]
    public async Task A_picture_in_the_text_becomes_an_upload_once(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        var line = $$"""{"externalId":"a","board":"zhuanti","title":"甲","html":"<p>字</p><img alt='图' src='{{DataPng}}'>"}""";

        Assert.Equal(new ImportResult(1, 0, 0, 0), await import.RunAsync(line));
        Assert.Equal(new ImportResult(0, 0, 0, 1), await import.RunAsync(line));
        Assert.Equal(new ImportResult(0, 0, 0, 1), await import.RunAsync(await import.ExportAsync()));

        var article = Assert.Single(await import.ArticlesAsync());
        var name = Assert.Single(System.Text.RegularExpressions.Regex.Matches(article.BodyHtml, "/uploads/([0-9a-f]{64}\\.png)")).Groups[1].Value;
        Assert.NotNull(await import.Files.FindAsync(name, TestContext.Current.CancellationToken));
        var upload = Assert.Single(await import.Uploads.ByNameAsync(name, TestContext.Current.CancellationToken));
        Assert.Equal((64L, 32L, "image/png"), (upload.Width, upload.Height, upload.ContentType));
        Assert.DoesNotContain("data:", article.BodySource, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"html\":\"<img src=\\\"data:image/png;base64,§\\\">\"")]
    [InlineData("\"html\":\"<img src = data:image/png;base64,§ >\"")]
    [InlineData("\"html\":\"<img src='data:image/png;charset=utf-8;base64,§'>\"")]
    [InlineData("\"html\":\"<img data-original='data:application/octet-stream;base64,§'>\"")]
    [InlineData("\"body\":\"![图](data:image/png;base64,§)\"")]
    [InlineData("\"body\":\"![图][一]\\n\\n[一]: <data:image/png;base64,§>\"")]
    [InlineData("\"body\":\"![图][一]\\n\\n[一]: data:image/png;base64,§\"")]
    public async Task A_picture_in_the_text_is_found_however_it_is_written(string field)
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");

        foreach (var digits in new[] { Convert.ToBase64String(Png), Convert.ToBase64String(Png).Replace("+", "%2B", StringComparison.Ordinal).Replace("=", "%3D", StringComparison.Ordinal) })
        {
            Assert.Equal(0, (await import.RunAsync($$"""{"board":"zhuanti","title":"甲",{{field.Replace("§", digits, StringComparison.Ordinal)}}}""")).Warnings);
        }

        await Assert.AllAsync(await import.ArticlesAsync(), async article =>
        {
            Assert.Contains($"<img src=\"{UploadPaths.Prefix}", article.BodyHtml, StringComparison.Ordinal);
            Assert.NotNull(await import.Files.FindAsync(article.BodyHtml.Split(UploadPaths.Prefix)[1].Split('"')[0], TestContext.Current.CancellationToken));
        });
    }

    [Theory]
    [InlineData("image/svg+xml;base64", "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjxzY3JpcHQ+YWxlcnQoMSk8L3NjcmlwdD48L3N2Zz4=", "不是 JPEG")]
    [InlineData("image/svg+xml", "%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E", "不是 JPEG")]
    [InlineData("image/png;base64", "PGh0bWw+PC9odG1sPg==", "不是 JPEG")]
    [InlineData("image/png;base64", "iVBORw0KGgoAAAAN", "已损坏")]
    [InlineData("image/png;base64", "###", "已损坏")]
    [InlineData("text/html", "<b>", "不是 JPEG")]
    public async Task What_is_no_picture_is_never_stored_and_told(string type, string content, string reason)
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");

        var result = await import.RunAsync($$"""{"board":"zhuanti","title":"甲","html":"<p>字</p><img src='data:{{type}},{{content}}'>"}""");

        Assert.Equal(new ImportResult(1, 0, 0, 0) { Warnings = 1 }, result);
        Assert.Contains(reason, import.Messages, StringComparison.Ordinal);
        Assert.Contains("第 1 行：警告：", import.Messages, StringComparison.Ordinal);
        var article = Assert.Single(await import.ArticlesAsync());
        Assert.Equal("<p>字</p>", article.BodyHtml);
        var said = import.Messages;
        Assert.Equal(new ImportResult(0, 0, 0, 1) { Warnings = 1 }, await import.RunAsync(await import.ExportAsync()));
        Assert.Equal(said, import.Messages);
        Assert.Equal(0L, await import.Database.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from uploads"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_placeholder_in_the_text_is_not_stored()
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");

        var result = await import.RunAsync("""{"board":"zhuanti","title":"甲","html":"<img src='data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==' data-src='https://i.example/a.png'>"}""");

        Assert.Equal(new ImportResult(1, 0, 0, 0), result);
        Assert.Contains("https://i.example/a.png", Assert.Single(await import.ArticlesAsync()).BodyHtml, StringComparison.Ordinal);
        Assert.Equal(0L, await import.Database.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from uploads"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_picture_longer_than_any_body_fits_because_it_is_taken_out_first()
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");
        var picture = SamplePictures.Noise(SKEncodedImageFormat.Png, 700, 400);
        Assert.True(picture.Length > 800_000, $"only {picture.Length} bytes");

        var result = await import.RunAsync($$"""{"board":"zhuanti","title":"甲","html":"<img src='data:image/png;base64,{{Convert.ToBase64String(picture)}}'>"}""");

        Assert.Equal(new ImportResult(1, 0, 0, 0), result);
    }

    [Fact]
    public async Task A_refused_line_leaves_no_picture_behind()
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");
        Assert.Equal(1, (await import.RunAsync($$"""{"board":"meiyou","title":"甲","html":"<img src='{{DataPng}}'>"}""")).Rejected);
        Assert.Equal(0L, await import.Database.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from uploads"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_cover_is_made_whole_or_stored_as_a_picture_of_the_text_is()
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");

        var result = await import.RunAsync($$"""
            {"board":"zhuanti","title":"甲","coverUrl":"//i.example/a.png","sourceUrl":"https://www.puyang.gov.cn/a.html"}
            {"board":"zhuanti","title":"乙","coverUrl":"../a.png","sourceUrl":"https://www.puyang.gov.cn/b/c/a.html"}
            {"board":"zhuanti","title":"丙","coverUrl":"{{DataPng}}"}
            {"board":"zhuanti","title":"丁","coverUrl":"../a.png"}
            """);

        Assert.Equal(new ImportResult(3, 0, 1, 0), result);
        var covers = (await import.ArticlesAsync()).Select(static article => article.CoverUrl).ToList();
        Assert.Equal(["https://i.example/a.png", "https://www.puyang.gov.cn/b/a.png"], covers[..2]);
        Assert.NotNull(await import.Files.FindAsync(covers[2][UploadPaths.Prefix.Length..], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("A &amp; B &#8211; C", "A & B – C")]
    [InlineData("&ldquo;濮阳&rdquo;&nbsp;&hellip;&#x2014;", "“濮阳” …—")]
    [InlineData("&amp;amp;lt;", "<")]
    [InlineData("AT&T &nonsense; &; R&D", null)]
    public async Task Names_of_characters_are_decoded_with_a_warning_once(string written, string? read)
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");

        var result = await import.RunAsync($$"""{"externalId":"a","board":"zhuanti","title":"{{written}}","subtitle":"{{written}}","digest":"{{written}}","source":"{{written}}","keywords":["{{written}}"]}""");

        Assert.Equal(new ImportResult(1, 0, 0, 0) { Warnings = read is null ? 0 : 1 }, result);
        var article = Assert.Single(await import.ArticlesAsync());
        Assert.Equal([read ?? written], new[] { article.Title, article.Subtitle, article.Digest, article.Source, article.Keywords }.Distinct());
        Assert.Equal(read is null ? "" : "第 1 行：警告：title、subtitle、digest、source、keywords 里的 HTML 实体（如 &amp;、&#8211;）已还原成文字\n", import.Messages);
        Assert.Equal(new ImportResult(0, 0, 0, 1), await import.RunAsync(await import.ExportAsync()));
    }

    [Fact]
    public async Task Of_very_many_losses_of_a_line_the_first_are_listed_and_all_are_counted()
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");

        var result = await import.RunAsync($$"""{"board":"zhuanti","title":"甲","html":"{{string.Concat(Enumerable.Range(0, 50).Select(static number => $"<img src={number}.png>"))}}"}""");

        Assert.Equal(50, result.Warnings);
        Assert.Equal(21, import.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("另有 30 处", import.Messages, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_export_of_what_lost_something_changes_nothing_when_imported_again(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        await import.RunAsync($$"""
            {"externalId":"a","board":"zhuanti","title":"甲","sourceUrl":"https://www.puyang.gov.cn/a/b.html","html":"<h1 style='text-align:center'>题</h1><img data-src='//i.example/a.png'><img src='c.png'><a href='1.pdf'>附件</a><iframe src='https://v.example/'></iframe><img src='data:image/svg+xml,<svg/>'><img src='{{DataPng}}'><p align='right'>款</p>"}
            {"externalId":"b","board":"zhuanti","title":"乙","body":"| 一 | 二 |\n|:-:|--:|\n| 三 | 四 |\n\n![图](../a.png)"}
            """);

        var again = await import.RunAsync(await import.ExportAsync());

        Assert.Equal((0L, 0L, 0L, 2L), (again.Imported, again.Updated, again.Rejected, again.Unchanged));
    }
}
