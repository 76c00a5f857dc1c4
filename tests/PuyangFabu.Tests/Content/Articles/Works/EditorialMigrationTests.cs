using System.Text.RegularExpressions;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Content.Import;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.Articles.Works;

public sealed class EditorialMigrationTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_was_published_before_there_were_versions_gets_the_same_ones_that_an_import_makes(string provider)
    {
        using var import = await ImportDriver.CreateAsync(databases, provider);
        await import.RunAsync("""
            {"externalId":"a","board":"zhuanti","title":"“引号\"与\\反斜线”","digest":"两行\n摘要","body":"# 一\n\n**正文**","coverUrl":"/uploads/a.png","author":"甲","editor":"乙","source":"濮阳日报","sourceUrl":"http://www.pyxww.com/","publishedAt":"2016-06-28T15:30:00","keywords":["一","二"],"sample":true}
            {"externalId":"b","board":"zhuanti","title":"只有标题","publishedAt":"2016-06-28T15:30:00"}
            """);
        var (works, versions) = (await WorksAsync(import), await VersionsAsync(import));

        await import.Database.Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("delete from article_works");
                await session.ExecuteAsync("delete from article_versions");
                await session.ExecuteAsync(BackfillOf(import.Database.Database.Dialect));
            },
            Cancellation);

        Assert.Equal(works, await WorksAsync(import));
        Assert.Equal(versions, await VersionsAsync(import));
        Assert.All(versions, static version => Assert.Equal(version.Hash, ContentHash.Of(version.Content)));
    }

    private static string BackfillOf(SqlDialect dialect)
    {
        var assembly = typeof(Migrator).Assembly;
        var name = assembly.GetManifestResourceNames().Single(static name => name.EndsWith("_editorial.sql", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        var script = reader.ReadToEnd();
        return Regex.Replace(
            script[script.IndexOf("insert into article_versions", StringComparison.Ordinal)..],
            @"\$(\w+)\$",
            match => match.Groups[1].Value == "json_object" ? dialect.JsonObject : dialect.JsonTrue);
    }

    private static async Task<IReadOnlyList<ArticleWork>> WorksAsync(ImportDriver import) =>
        [.. (await new ArticleWorkStore(import.Database.Database).ListAsync(new ArticleWorkFilter(), 10, Cancellation)).OrderBy(static work => work.ArticleId)];

    private static async Task<IReadOnlyList<(long Article, ArticleDocument Content, string Hash)>> VersionsAsync(ImportDriver import)
    {
        var store = new ArticleVersionStore(import.Database.Database);
        var versions = new List<(long, ArticleDocument, string)>();
        foreach (var work in await WorksAsync(import))
        {
            var version = (await store.FindAsync(work.ArticleId, 1, Cancellation))!;
            versions.Add((work.ArticleId, version.Read(), version.ContentHash));
        }

        return versions;
    }
}
