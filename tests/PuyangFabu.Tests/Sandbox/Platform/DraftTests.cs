namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class DraftTests
{
    [Theory]
    [InlineData("""{"title":"{32}","author":"{16}","digest":"{120}","content":"文","content_source_url":"https://a.cn/"}""", 0)]
    [InlineData("""{"title":"{33}","content":"文"}""", 45003)]
    [InlineData("""{"title":"题","author":"{17}","content":"文"}""", 45110)]
    [InlineData("""{"title":"题","digest":"{121}","content":"文"}""", 45004)]
    [InlineData("""{"title":"题","content":""}""", 44004)]
    [InlineData("""{"title":"题","content":"{19999}"}""", 0)]
    [InlineData("""{"title":"题","content":"{20000}"}""", 45002)]
    [InlineData("""{"title":"题","content":"<p>文</p"}""", 45166)]
    [InlineData("""{"title":"题","content":"文","content_source_url":"www.a.cn"}""", 41039)]
    [InlineData("""{"title":"\u9898\u9898\u9898\u9898\u9898\u9898","content":"文"}""", 45003)]
    [InlineData("""{"title":"\u9898\u9898\u9898\u9898\u9898","content":"文"}""", 0)]
    public async Task An_article_is_measured_in_characters_and_escapes_count_as_they_are_written(string article, int code)
    {
        await using var host = await PlatformHost.StartAsync();
        var cover = await host.CoverAsync();
        foreach (var count in new[] { 16, 17, 32, 33, 120, 121, 19999, 20000 })
        {
            article = article.Replace($"{{{count}}}", new string('字', count), StringComparison.Ordinal);
        }

        Assert.Equal(code, await host.CodeAsync("/cgi-bin/draft/add", $$"""{"articles":[{{article[..^1]}},"thumb_media_id":"{{cover}}"}]}"""));
    }

    [Fact]
    public async Task A_cover_must_be_permanent()
    {
        await using var host = await PlatformHost.StartAsync();
        var temporary = (await host.UploadAsync("/cgi-bin/media/upload?type=image", Samples.Jpeg())).Text("media_id");

        Assert.Equal(40007, await host.CodeAsync("/cgi-bin/draft/add", $$"""{"articles":[{"title":"题","content":"文","thumb_media_id":"{{temporary}}"}]}"""));
        Assert.Equal(40007, await host.CodeAsync("/cgi-bin/draft/add", """{"articles":[{"title":"题","content":"文"}]}"""));
    }

    [Fact]
    public async Task One_to_eight_articles_make_a_draft()
    {
        await using var host = await PlatformHost.StartAsync();
        var eight = await host.DraftAsync([.. Enumerable.Range(1, 8).Select(i => $"第{i}条")]);
        var cover = await host.CoverAsync();
        var nine = string.Join(',', Enumerable.Repeat($$"""{"title":"题","content":"文","thumb_media_id":"{{cover}}"}""", 9));

        Assert.NotEmpty(eight);
        Assert.Equal(45008, await host.CodeAsync("/cgi-bin/draft/add", $$"""{"articles":[{{nine}}]}"""));
        Assert.Equal(44003, await host.CodeAsync("/cgi-bin/draft/add", """{"articles":[]}"""));
    }

    [Fact]
    public async Task Foreign_pictures_and_scripts_go_without_a_word_and_the_digest_comes_from_the_text()
    {
        await using var host = await PlatformHost.StartAsync();
        var cover = await host.CoverAsync();
        var own = (await host.UploadAsync("/cgi-bin/media/uploadimg", Samples.Jpeg())).Text("url");
        var content = $"<p onclick='x()'>第一段</p><script>alert(1)</script><img src='{own}'><img src='https://a.cn/b.jpg'>{new string('长', 60)}";

        var id = (await host.PostAsync("/cgi-bin/draft/add", $$"""{"articles":[{"title":"题","content":"{{content}}","thumb_media_id":"{{cover}}"}]}""")).Text("media_id");

        var article = (await host.PostAsync("/cgi-bin/draft/get", $$"""{"media_id":"{{id}}"}""")).GetProperty("news_item")[0];
        Assert.Equal($"<p>第一段</p><img src='{own}'>{new string('长', 60)}", article.Text("content"));
        Assert.Equal($"第一段 {new string('长', 50)}", article.Text("digest"));
        Assert.Equal("news", article.Text("article_type"));
    }

    [Fact]
    public async Task Picture_articles_have_one_to_twenty_permanent_pictures()
    {
        await using var host = await PlatformHost.StartAsync();
        var picture = await host.CoverAsync();

        Assert.Equal(0, await host.CodeAsync("/cgi-bin/draft/add", Pictures(picture, 20)));
        Assert.Equal(40035, await host.CodeAsync("/cgi-bin/draft/add", Pictures(picture, 21)));
        Assert.Equal(40035, await host.CodeAsync("/cgi-bin/draft/add", Pictures(picture, 0)));
        Assert.Equal(40007, await host.CodeAsync("/cgi-bin/draft/add", Pictures("none", 1)));
    }

    [Fact]
    public async Task An_update_names_one_article_by_its_index()
    {
        await using var host = await PlatformHost.StartAsync();
        var cover = await host.CoverAsync();
        var id = await host.DraftAsync("一", "二");
        var article = $$"""{"title":"新","content":"文","thumb_media_id":"{{cover}}"}""";

        Assert.Equal(0, await host.CodeAsync("/cgi-bin/draft/update", $$"""{"media_id":"{{id}}","index":1,"articles":{{article}}}"""));
        Assert.Equal(40114, await host.CodeAsync("/cgi-bin/draft/update", $$"""{"media_id":"{{id}}","index":2,"articles":{{article}}}"""));
        Assert.Equal(47001, await host.CodeAsync("/cgi-bin/draft/update", $$"""{"media_id":"{{id}}","index":0,"articles":[{{article}}]}"""));
        Assert.Equal(40007, await host.CodeAsync("/cgi-bin/draft/update", $$"""{"media_id":"none","index":0,"articles":{{article}}}"""));

        var news = (await host.PostAsync("/cgi-bin/draft/get", $$"""{"media_id":"{{id}}"}""")).GetProperty("news_item");
        Assert.Equal(["一", "新"], news.EnumerateArray().Select(one => one.Text("title")));
    }

    [Fact]
    public async Task Drafts_are_counted_listed_and_deleted()
    {
        await using var host = await PlatformHost.StartAsync();
        var id = await host.DraftAsync("一");
        await host.DraftAsync("二");

        Assert.Equal("2", (await host.GetAsync("/cgi-bin/draft/count")).Text("total_count"));
        var list = await host.PostAsync("/cgi-bin/draft/batchget", """{"offset":0,"count":20,"no_content":1}""");
        Assert.False(list.GetProperty("item")[0].GetProperty("content").GetProperty("news_item")[0].TryGetProperty("content", out _));
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/draft/delete", $$"""{"media_id":"{{id}}"}"""));
        Assert.Equal("1", (await host.PostAsync("/cgi-bin/draft/batchget", """{"offset":0,"count":1}""")).Text("total_count"));
        Assert.Equal(40007, await host.CodeAsync("/cgi-bin/draft/delete", $$"""{"media_id":"{{id}}"}"""));
    }

    [Theory]
    [InlineData("{", 47001)]
    [InlineData("", 44003)]
    public async Task A_broken_body_is_no_data(string body, int code)
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.Equal(code, await host.CodeAsync("/cgi-bin/draft/add", body));
    }

    [Fact]
    public async Task The_method_belongs_to_the_call()
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.Equal(43002, (await host.GetAsync("/cgi-bin/draft/add")).Code());
        Assert.Equal(43001, await host.CodeAsync("/cgi-bin/draft/count", "{}"));
    }

    private static string Pictures(string id, int count)
    {
        var list = string.Join(',', Enumerable.Repeat($$"""{"image_media_id":"{{id}}"}""", count));
        return $$$"""{"articles":[{"article_type":"newspic","title":"题","content":"文","image_info":{"image_list":[{{{list}}}]}}]}""";
    }
}
