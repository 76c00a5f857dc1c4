using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Import;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Content.Uploads.Attachments;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.Import;

/// <summary>Imports beside editors at work.</summary>
public sealed class EditorialImportTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_later_fields_come_in_go_out_and_come_in_again_unchanged(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        await import.RunAsync("""
            {"externalId":"a","board":"zhuanti","furtherBoards":["puyang-yaowen"],"title":"甲","subtitle":"副","originalTitle":"原","originalAuthor":"丙","kind":"公告","validity":"已废止","aiAssisted":true,"corrections":[{"at":"2016-06-28T15:30:00+08:00","text":"数字更正"}]}
            """);
        var latest = await import.Database.Changes.LatestAsync(Cancellation);
        var exported = await import.ExportAsync();
        using var other = await ImportDriver.CreateAsync(databases, provider);

        Assert.Equal(new ImportResult(0, 0, 0, 1), await import.RunAsync(exported));
        Assert.Equal(latest, await import.Database.Changes.LatestAsync(Cancellation));
        Assert.Equal(new ImportResult(1, 0, 0, 0), await other.RunAsync(exported));

        var article = Assert.Single(await other.ArticlesAsync());
        Assert.Equal(Assert.Single(await import.ArticlesAsync()), article);
        Assert.Equal(("副", "原", "丙", "公告", "已废止", true), (article.Subtitle, article.OriginalTitle, article.OriginalAuthor, article.Kind, article.Validity, article.AiAssisted));
        Assert.Equal([new Correction(1_467_099_000_000, "数字更正")], Correction.Read(article.Corrections));
        var store = new ArticleStore(other.Database.Database, other.Database.Changes, other.Database.Clock);
        var further = BoardIds.Read(article.FurtherBoardIds);
        Assert.Equal(article.Id, Assert.Single(await store.NewestAsync(further, 0, 10, Cancellation)).Id);
        Assert.Equal(1, await store.CountAsync([.. further, article.BoardId], Cancellation));
        Assert.Single(await store.NewestAsync([.. further, article.BoardId], 0, 10, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Topics_go_out_and_come_in_with_what_they_gather_by_its_own_name(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        await import.RunAsync("""
            {"externalId":"a","board":"zhuanti","title":"甲"}
            {"externalId":"t","board":"zhuanti","title":"专题","topic":"haimian\t2016-06-01\n#\t一线\n-\ta\t甲"}
            """);
        var exported = await import.ExportAsync();
        Assert.Equal(new ImportResult(0, 0, 0, 2), await import.RunAsync(exported));

        using var other = await ImportDriver.CreateAsync(databases, provider);
        Assert.Equal(new ImportResult(2, 0, 0, 0), await other.RunAsync(exported));
        Assert.Equal("haimian\t2016-06-01\t\t\n#\t一线\n-\ta\t甲", (await other.ArticlesAsync())[1].Topic);
        Assert.Equal((await import.ArticlesAsync())[1], (await other.ArticlesAsync())[1]);
        Assert.Equal((long?)2, await new TopicStore(other.Database.Database, other.Database.Clock).FindAsync("haimian", Cancellation));
        Assert.Equal(2L, Assert.Single(await new TopicStore(other.Database.Database, other.Database.Clock).HoldingAsync("a", Cancellation)));
    }

    [Theory, EachDatabase]
    public async Task Attachments_go_out_and_come_in_where_their_files_are(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        var file = await import.Files.SaveAsync(SampleFiles.Pdf(), ".pdf", Cancellation);
        await import.RunAsync($$"""{"externalId":"a","board":"zhuanti","title":"甲","attachments":[{"name":"名单","url":"/attachments/{{file}}"}]}""");
        Assert.Equal($"{file}\t{SampleFiles.Pdf().Length}\t名单", Assert.Single(await import.ArticlesAsync()).Attachments);
        var exported = await import.ExportAsync();
        Assert.Equal(new ImportResult(0, 0, 0, 1), await import.RunAsync(exported));

        using var other = await ImportDriver.CreateAsync(databases, provider);
        Assert.Equal(1, (await other.RunAsync(exported)).Rejected);
        Assert.Contains("“名单”没有上传过", other.Messages, StringComparison.Ordinal);
        await other.Files.SaveAsync(SampleFiles.Pdf(), ".pdf", Cancellation);
        Assert.Equal(new ImportResult(1, 0, 0, 0), await other.RunAsync(exported));
        Assert.Equal(Assert.Single(await import.ArticlesAsync()), Assert.Single(await other.ArticlesAsync()));
    }

    [Theory]
    [InlineData("\"attachments\":\"名单\"", "attachments 应为 { \"name\": 文字, \"url\": 文字 } 的列表")]
    [InlineData("\"attachments\":[{\"name\":\"名单\",\"url\":\"https://example.org/a.pdf\"}]", "attachments 里有不是附件的地址；请先上传，再填上传后得到的 url")]
    [InlineData("\"furtherBoards\":[\"meiyou\"]", "furtherBoards 里的 meiyou 不是栏目")]
    [InlineData("\"validity\":\"旧\"", "validity 只能是 有效、已修改、已废止")]
    [InlineData("\"corrections\":[{\"text\":\"没有时间\"}]", "corrections 应为 { \"at\": 时间, \"text\": 文字 } 的列表")]
    [InlineData("\"corrections\":\"更正\"", "corrections 应为 { \"at\": 时间, \"text\": 文字 } 的列表")]
    [InlineData("\"aiAssisted\":1", "aiAssisted 应为 true 或 false")]
    [InlineData("\"topic\":[\"a\"]", "topic 应为文字")]
    [InlineData("\"topic\":\"-\\ta\\t甲\"", "topic 写得不对；请照导出的样子写：第一行是代号和日期，以下每行一节或一篇，用制表符隔开")]
    [InlineData("\"topic\":\"a\\t2016-07-01\\t2016-06-01\"", "topic 的结束日期不能早于开始日期")]
    public async Task Wrong_later_fields_refuse_their_line(string field, string reason)
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");
        Assert.Equal(1, (await import.RunAsync($$"""{"board":"zhuanti","title":"甲",{{field}}}""")).Rejected);
        Assert.Equal($"第 1 行：{reason}\n", import.Messages);
    }

    [Theory, EachDatabase]
    public async Task What_editors_have_in_their_hands_is_not_overwritten(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        const string line = """{"externalId":"a","board":"zhuanti","title":"甲"}""";
        await import.RunAsync(line);
        await import.Database.Database.WriteAsync(static session => ArticleStore.TakeIntoWorkAsync(session, 1), Cancellation);

        Assert.Equal(new ImportResult(0, 0, 0, 1), await import.RunAsync(line));
        Assert.Equal(new ImportResult(0, 0, 1, 0), await import.RunAsync(line.Replace("甲", "乙", StringComparison.Ordinal)));
        Assert.Contains("由编辑部编审", import.Messages, StringComparison.Ordinal);
        Assert.Equal("甲", Assert.Single(await import.ArticlesAsync()).Title);
    }

    [Theory, EachDatabase]
    public async Task What_passed_the_review_is_not_changed_by_an_import(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        const string line = """{"externalId":"a","board":"zhuanti","title":"甲"}""";
        await import.RunAsync(line);
        var article = Assert.Single(await import.ArticlesAsync());
        var store = new ArticleStore(import.Database.Database, import.Database.Changes, import.Database.Clock);
        await import.Database.Database.WriteAsync(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                await store.PublishAsync(session, article);
            },
            Cancellation);

        Assert.Equal(new ImportResult(0, 0, 0, 1), await import.RunAsync(line));
        Assert.Equal(new ImportResult(0, 0, 1, 0), await import.RunAsync(line.Replace("甲", "乙", StringComparison.Ordinal)));
        Assert.Equal("甲", Assert.Single(await import.ArticlesAsync()).Title);
    }

    [Theory, EachDatabase]
    public async Task Every_change_by_import_is_a_version_and_the_same_again_is_none(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        await import.RunAsync("""
            {"externalId":"a","board":"zhuanti","title":"旧"}
            {"externalId":"a","board":"zhuanti","title":"新"}
            {"externalId":"a","board":"zhuanti","title":"新"}
            """);

        var versions = await new ArticleVersionStore(import.Database.Database).ListAsync(1, Cancellation);
        var work = (await new ArticleWorkStore(import.Database.Database).FindAsync(1, Cancellation))!;
        Assert.Equal([2L, 1L], versions.Select(static version => version.Number));
        Assert.Equal((WorkState.Published, 2L, (long?)2, versions[0].ContentHash, "新"), (work.State, work.HeadVersion, work.LiveVersion, work.LiveHash, work.Title));
    }
}
