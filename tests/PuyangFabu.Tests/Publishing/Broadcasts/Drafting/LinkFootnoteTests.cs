using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Drafting;

/// <summary>Links that WeChat does not open in its articles: named before they go out, and footnotes when that is chosen and approved.</summary>
public sealed class LinkFootnoteTests(TestDatabases databases)
{
    private const string Body = "<p>见<a href=\"https://zwfw.example/a\">办事指南</a>和<a href=\"https://mp.weixin.qq.com/s/b\">前文</a>。</p>";
    private const string Footnote = "<p>[1] 办事指南：https://zwfw.example/a</p>";

    [Theory, EachDatabase]
    public async Task They_are_named_before_and_go_out_as_footnotes_when_that_was_chosen(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var article = await ArticleAsync(room);
        var plain = await room.CreateAsync(BroadcastRoom.ToAll(article));
        var named = Assert.Single(plain.Body.GetProperty("outsideLinks").EnumerateArray());
        Assert.Equal(
            (article, "办事指南", "https://zwfw.example/a"),
            (named.GetProperty("articleId").GetInt64(), named.GetProperty("links")[0].GetProperty("text").GetString(), named.GetProperty("links")[0].GetProperty("address").GetString()));
        Assert.Equal(
            "《指南》有 1 个链接在微信文章里点不开：“办事指南”（https://zwfw.example/a）。可以点“修改”，勾选“微信里点不开的链接改为文末注释”：发出的正文在链接处标序号、文末写明网址，本站的稿件不变。",
            Assert.Single(plain.Body.GetProperty("warnings").EnumerateArray()).GetString());
        Assert.False(plain.Body.GetProperty("linkFootnotes").GetBoolean());

        var chosen = (await room.Author.PutAsync($"/api/broadcasts/{plain.Id}", new { articleIds = new[] { article }, audience = new { all = true }, linkFootnotes = true })).Ok();
        Assert.True(chosen.Body.GetProperty("linkFootnotes").GetBoolean());
        Assert.NotEqual(plain.ContentHash, chosen.ContentHash);
        Assert.Contains("已选择改为文末注释", chosen.Body.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
        (await room.DoAsync(room.Author, plain.Id, "submit")).Ok();
        var asked = await room.ReadAsync(plain.Id);
        Assert.True(asked.Body.GetProperty("linkFootnotes").GetBoolean());
        Assert.Equal(1, asked.Body.GetProperty("outsideLinks").GetArrayLength());
        (await room.ApproveAsync(plain.Id)).Ok();
        await room.StepAsync();

        var sent = Assert.Single(room.Jobs).Articles[0].Content;
        Assert.Contains("见办事指南<sup>[1]</sup>和<a href=\"https://mp.weixin.qq.com/s/b\">前文</a>。", sent, StringComparison.Ordinal);
        Assert.Contains(Footnote, sent, StringComparison.Ordinal);
        Assert.Equal(0, (await room.ReadAsync(plain.Id)).Body.GetProperty("warnings").GetArrayLength());
        Assert.Contains("href=\"https://zwfw.example/a\"", (await room.Newsroom.PageAsync(article)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_telephone_number_is_no_address_and_advice_is_only_what_the_reader_can_do()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var call = await room.Newsroom.PublishedAsync(new { board = "puyang-yaowen", title = "热线", html = "<p>请拨<a href=\"tel:03936666666\">市长热线</a>。</p>", source = "濮阳日报" });
        var both = await room.CreateAsync(BroadcastRoom.ToAll(call));
        var warning = Assert.Single(both.Body.GetProperty("warnings").EnumerateArray()).GetString()!;
        Assert.Equal("《热线》里的电话在微信文章里不能一按就拨：“市长热线”（03936666666）。号码写在文字里的，读者照样看得到，不用改。", warning);

        var id = await room.SubmittedAsync(BroadcastRoom.ToAll(await ArticleAsync(room)));
        Assert.DoesNotContain("可以", Warning(await room.ReadAsync(id)), StringComparison.Ordinal);
        Assert.Contains("可以退回，请编写的人勾选", Warning((await room.Approver.GetAsync($"/api/broadcasts/{id}")).Ok()), StringComparison.Ordinal);

        static string Warning(ApiAnswer answer) => answer.Body.GetProperty("warnings").EnumerateArray().Select(static one => one.GetString()!).First(static one => one.StartsWith("《指南》", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_that_choice_the_links_go_out_as_they_are()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        await room.ApprovedAsync(BroadcastRoom.ToAll(await ArticleAsync(room)));

        await room.StepAsync();

        var sent = Assert.Single(room.Jobs).Articles[0].Content;
        Assert.Contains("<a href=\"https://zwfw.example/a\">办事指南</a>", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("[1]", sent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Nobody_chooses_otherwise_behind_the_approval(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var id = await room.ApprovedAsync(BroadcastRoom.ToAll(await ArticleAsync(room)));
        await room.Newsroom.ByHandAsync("update broadcasts set link_footnotes = true where id = @id", new { id });

        await room.StepAsync();

        Assert.Empty(room.Jobs);
        Assert.Equal("draft", await room.StatusAsync(id));
    }

    [Fact]
    public async Task Line_ends_typed_into_a_text_are_warned_of()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);

        var made = await room.CreateAsync(new { text = "停水通知\\n请储水。", audience = new { all = true } });

        Assert.Equal(
            "文字里的“\\n”不会变成换行，粉丝会原样看到这几个字符；要换行请直接按回车键。",
            Assert.Single(made.Body.GetProperty("warnings").EnumerateArray()).GetString());
    }

    private static Task<long> ArticleAsync(BroadcastRoom room) =>
        room.Newsroom.PublishedAsync(new { board = "puyang-yaowen", title = "指南", html = Body, source = "濮阳日报" });
}
