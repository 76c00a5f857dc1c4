using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Import;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.Import;

public sealed class ArticleImportTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_field_of_a_line_becomes_part_of_a_published_article(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);

        var result = await import.RunAsync(
            """
            {"externalId":"a-1","board":"zhuanti","title":" 聚焦海绵城市系列报道 ","digest":"摘要","body":"# 一\n\n正文","coverUrl":"/uploads/a.png","author":"甲","editor":"乙","source":"濮阳日报","sourceUrl":"http://www.pyxww.com/","publishedAt":"2016-06-28T15:30:00","keywords":["海绵城市"," 专题 "],"sample":true}
            """);

        Assert.Equal(new ImportResult(1, 0, 0, 0), result);
        Assert.Equal("", import.Messages);
        var article = Assert.Single(await import.ArticlesAsync());
        Assert.Equal("a-1", article.ExternalId);
        Assert.Equal("聚焦海绵城市系列报道", article.Title);
        Assert.Equal(("摘要", "# 一\n\n正文", "markdown"), (article.Digest, article.BodySource, article.BodyFormat));
        Assert.Equal(("<h2>一</h2>\n<p>正文</p>\n", "一\n正文"), (article.BodyHtml, article.BodyText));
        Assert.Equal(("/uploads/a.png", "甲", "乙"), (article.CoverUrl, article.Author, article.Editor));
        Assert.Equal(("濮阳日报", "http://www.pyxww.com/", "海绵城市\n专题"), (article.Source, article.SourceUrl, article.Keywords));
        Assert.Equal((ArticleStatus.Published, true, 1_467_099_000_000), (article.Status, article.Sample, article.PublishedMs));
    }

    [Theory, EachDatabase]
    public async Task A_headline_alone_is_published_now(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);

        await import.RunAsync("""{"board":"zhuanti","title":"只有标题"}""");

        var article = Assert.Single(await import.ArticlesAsync());
        Assert.Equal(import.Database.Clock.GetUtcNow().ToUnixTimeMilliseconds(), article.PublishedMs);
        Assert.Equal(("", ""), (article.Digest, article.BodyHtml));
    }

    [Theory, EachDatabase]
    public async Task Good_lines_go_in_and_bad_ones_are_named_with_number_and_reason(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);

        var result = await import.RunAsync(
            """
            {"board":"zhuanti","title":"好一"}

            {"board":"zhuanti","title":
            {"board":"meiyou","title":"甲","sourceUrl":"x"}
            {"board":"zhuanti","title":5}
            {"title":"没有栏目"}
            {"board":"zhuanti"}
            {"board":"zhuanti","title":"甲","body":"乙","html":"<p>丙</p>"}
            {"board":"zhuanti","title":"甲","publishedAt":"昨天"}
            {"board":"zhuanti","title":"甲","keywords":"乙"}
            {"board":"zhuanti","title":"甲","keywords":["乙",5]}
            {"board":"zhuanti","title":"甲","title":"乙"}
            {"board":"zhuanti","title":"\ud800"}
            {"board":"zhuanti","title":"\u0000"}
            {"board":"zhuanti","title":"甲","sample":"yes"}
            []
            null
            {"board":"zhuanti","title":"好二"}
            """);

        Assert.Equal(new ImportResult(2, 0, 15, 0), result);
        Assert.Equal(["好一", "好二"], (await import.ArticlesAsync()).Select(static article => article.Title));
        Assert.Equal(
            """
            第 3 行：不是正确的 JSON（第 28 个字节附近）
            第 4 行：没有栏目 meiyou；sourceUrl 不是 http 或 https 网址
            第 5 行：title 应为文字
            第 6 行：board 没有填写
            第 7 行：title 不能是空的
            第 8 行：body 和 html 只能填一个
            第 9 行：publishedAt 不是 ISO 8601 时间
            第 10 行：keywords 应为文字的列表
            第 11 行：keywords 应为文字的列表
            第 12 行：同一个字段写了两次
            第 13 行：含有无效的字符（不是 UTF-8 或有残缺的代理对）
            第 14 行：title 里有不能保存的字符（U+0000）
            第 15 行：sample 应为 true 或 false
            第 16 行：不是 JSON 对象
            第 17 行：不是 JSON 对象

            """,
            import.Messages);
    }

    [Theory, EachDatabase]
    public async Task A_known_external_id_is_updated_and_the_last_line_wins(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);

        Assert.Equal(
            new ImportResult(1, 1, 0, 0),
            await import.RunAsync("""
                {"externalId":"a","board":"zhuanti","title":"旧"}
                {"externalId":"a","board":"zhuanti","title":"新"}
                """));
        Assert.Equal(
            new ImportResult(1, 0, 0, 1),
            await import.RunAsync("""
                {"externalId":"a","board":"zhuanti","title":"新"}
                {"externalId":"b","board":"zhuanti","title":"另一篇"}
                """));

        Assert.Equal(["新", "另一篇"], (await import.ArticlesAsync()).Select(static article => article.Title));
    }

    [Theory, EachDatabase]
    public async Task Importing_later_without_a_time_keeps_the_first_one(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        await import.RunAsync("""{"externalId":"a","board":"zhuanti","title":"甲"}""");
        var first = Assert.Single(await import.ArticlesAsync()).PublishedMs;
        import.Database.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(new ImportResult(0, 0, 0, 1), await import.RunAsync("""{"externalId":"a","board":"zhuanti","title":"甲"}"""));
        Assert.Equal(first, Assert.Single(await import.ArticlesAsync()).PublishedMs);
    }

    [Theory, EachDatabase]
    public async Task A_withdrawn_article_is_not_brought_back(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        await import.RunAsync("""{"externalId":"a","board":"zhuanti","title":"甲"}""");
        await import.WithdrawAllAsync();

        Assert.Equal(new ImportResult(0, 0, 1, 0), await import.RunAsync("""{"externalId":"a","board":"zhuanti","title":"甲"}"""));
        Assert.Equal("第 1 行：externalId 为 a 的稿件已撤稿，导入不会恢复它\n", import.Messages);
    }

    [Fact]
    public async Task A_field_that_nobody_knows_is_named_once_and_left_out()
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");

        var result = await import.RunAsync("""
            {"board":"zhuanti","title":"甲","boby":"乙"}
            {"board":"zhuanti","title":"丙","boby":{"x":[1]}}
            """);

        Assert.Equal(2, result.Imported);
        Assert.Equal("第 1 行：不认识字段 boby，已忽略（以后不再提示）\n", import.Messages);
    }

    [Fact]
    public async Task Html_is_taken_as_html_and_made_safe()
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");

        await import.RunAsync("""{"board":"zhuanti","title":"甲","html":"<p onclick='x'>乙<script>alert(1)</script></p>"}""");

        var article = Assert.Single(await import.ArticlesAsync());
        Assert.Equal(("html", "<p>乙</p>", "乙"), (article.BodyFormat, article.BodyHtml, article.Digest));
    }

    [Fact]
    public async Task A_body_that_cannot_be_a_page_refuses_its_line_alone()
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");

        var result = await import.RunAsync($$"""
            {"board":"zhuanti","title":"甲","html":"{{string.Concat(Enumerable.Repeat("<div>", 1000))}}"}
            {"board":"zhuanti","title":"乙"}
            """);

        Assert.Equal(new ImportResult(1, 0, 1, 0), result);
        Assert.StartsWith("第 1 行：正文的 HTML 嵌套过深", import.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_over_four_megabytes_is_skipped_and_the_next_one_read()
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");

        var result = await import.RunAsync($"{new string('x', (4 * 1024 * 1024) + 1)}\n{{\"board\":\"zhuanti\",\"title\":\"乙\"}}\n{new string('y', 9_000_000)}");

        Assert.Equal(new ImportResult(1, 0, 2, 0), result);
        Assert.Equal("第 1 行：超过 4 MB\n第 3 行：超过 4 MB\n", import.Messages);
    }

    [Fact]
    public async Task Byte_order_mark_line_ends_of_windows_and_no_last_line_end_are_fine()
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");

        var result = await import.RunAsync(
            [.. "\uFEFF"u8, .. "{\"board\":\"zhuanti\",\"title\":\"甲\"}\r\n\r\n{\"board\":\"zhuanti\",\"title\":\"乙\"}"u8]);

        Assert.Equal(new ImportResult(2, 0, 0, 0), result);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_refuse_their_line_alone()
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");

        var result = await import.RunAsync(
            [.. "{\"board\":\"zhuanti\",\"title\":\""u8, 0xB1, 0xEA, .. "\"}\n{\"board\":\"zhuanti\",\"title\":\"乙\"}"u8]);

        Assert.Equal(new ImportResult(1, 0, 1, 0), result);
        Assert.Equal("第 1 行：含有无效的字符（不是 UTF-8 或有残缺的代理对）\n", import.Messages);
    }

    [Theory, EachDatabase]
    public async Task A_line_from_the_future_is_refused_by_its_number(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        var ahead = import.Database.Clock.GetUtcNow().AddDays(300).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

        var result = await import.RunAsync($$"""
            {"board":"zhuanti","title":"甲"}
            {"board":"zhuanti","title":"乙","publishedAt":"{{ahead}}"}
            {"board":"zhuanti","title":"丙","publishedAt":"9999-12-31"}
            {"board":"zhuanti","title":"丁","publishedAt":"0002-01-02"}
            """);

        Assert.Equal(new ImportResult(1, 0, 3, 0), result);
        Assert.Contains("第 2 行：publishedAt 在未来", import.Messages, StringComparison.Ordinal);
        Assert.Contains("第 3 行：publishedAt 在未来", import.Messages, StringComparison.Ordinal);
        Assert.Contains("第 4 行：publishedAt 早于", import.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_imports_nothing()
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");

        Assert.Equal(new ImportResult(0, 0, 0, 0), await import.RunAsync(""));
    }

    [Theory, EachDatabase]
    public async Task Many_lines_go_in_by_batches_with_progress_between_them(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        var lines = string.Join('\n', Enumerable.Range(0, 450).Select(static number => $$"""{"board":"zhuanti","title":"第{{number}}篇"}"""));

        Assert.Equal(450, (await import.RunAsync(lines)).Imported);

        Assert.Equal([200, 400, 450], import.Progress);
    }

    [Theory, EachDatabase]
    public async Task What_was_exported_changes_nothing_when_imported_again(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        await import.RunAsync("""
            {"board":"zhuanti","title":"无编号","body":"正文 “引号” \\ <b>粗</b> 😀\n\n# 题","publishedAt":"2016-06-27T15:30:00.123Z","sample":true}
            {"externalId":"h","board":"wei-puyang","title":"带全部字段","html":"<p>甲&amp;乙</p>","digest":"摘要","coverUrl":"https://example.com/a.png","author":"甲","editor":"乙","source":"丙","sourceUrl":"https://example.com/","keywords":["一","二"]}
            """);
        var latest = await import.Database.Changes.LatestAsync(Cancellation);

        var exported = await import.ExportAsync();

        Assert.Equal(new ImportResult(0, 0, 0, 2), await import.RunAsync(exported));
        Assert.Equal(latest, await import.Database.Changes.LatestAsync(Cancellation));
        Assert.Contains("“引号”", exported, StringComparison.Ordinal);
        Assert.Contains("\"publishedAt\":\"2016-06-27T23:30:00.123+08:00\"", exported, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_export_makes_the_same_articles_in_an_empty_database(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        await import.RunAsync("""{"board":"zhuanti","title":"甲","body":"正文","keywords":["一"],"sample":true}""");
        using var other = await ImportDriver.CreateAsync(databases, provider);

        await other.RunAsync(await import.ExportAsync());

        Assert.Equal(Assert.Single(await import.ArticlesAsync()), Assert.Single(await other.ArticlesAsync()));
    }

    [Theory, EachDatabase]
    public async Task Withdrawn_articles_are_not_exported(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        await import.RunAsync("""{"board":"zhuanti","title":"甲"}""");
        await import.WithdrawAllAsync();

        Assert.Equal("", await import.ExportAsync());
    }
}
