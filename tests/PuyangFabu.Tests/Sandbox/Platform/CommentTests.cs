using System.Text.Json;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class CommentTests
{
    [Fact]
    public async Task Comments_are_written_listed_elected_answered_and_deleted()
    {
        await using var host = await PlatformHost.StartAsync();
        var (article, openId) = await SentAsync(host, comments: 1);
        Assert.Equal(200, await host.DeskAsync("comments", $$"""{"msgDataId":{{article}},"index":0,"openId":"{{openId}}","content":"写得好"}"""));

        var list = await ListAsync(host, article, type: 0);
        Assert.Equal("1", list.Text("total"));
        var comment = list.GetProperty("comment")[0];
        Assert.Equal(("写得好", openId, "0"), (comment.Text("content"), comment.Text("openid"), comment.Text("comment_type")));
        var one = $$"""{"msg_data_id":{{article}},"index":0,"user_comment_id":{{comment.Text("user_comment_id")}}""";

        Assert.Equal(0, await host.CodeAsync("/cgi-bin/comment/markelect", one + "}"));
        Assert.Equal("1", (await ListAsync(host, article, type: 2)).Text("total"));
        Assert.Equal("0", (await ListAsync(host, article, type: 1)).Text("total"));
        Assert.Equal(88009, await host.CodeAsync("/cgi-bin/comment/reply/delete", one + "}"));
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/comment/reply/add", one + ",\"content\":\"谢谢\"}"));
        Assert.Equal(88005, await host.CodeAsync("/cgi-bin/comment/reply/add", one + ",\"content\":\"谢谢\"}"));
        Assert.Equal("谢谢", (await ListAsync(host, article, type: 0)).GetProperty("comment")[0].GetProperty("reply").Text("content"));
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/comment/delete", one + "}"));
        Assert.Equal(88008, await host.CodeAsync("/cgi-bin/comment/delete", one + "}"));
    }

    [Fact]
    public async Task Fifty_at_once_are_too_many_and_an_unknown_article_has_none()
    {
        await using var host = await PlatformHost.StartAsync();
        var (article, _) = await SentAsync(host, comments: 1);

        Assert.Equal(88010, await host.CodeAsync("/cgi-bin/comment/list", $$"""{"msg_data_id":{{article}},"index":0,"begin":0,"count":50,"type":0}"""));
        Assert.Equal(88001, await host.CodeAsync("/cgi-bin/comment/list", """{"msg_data_id":1,"index":0,"begin":0,"count":49,"type":0}"""));
        Assert.Equal(88001, await host.CodeAsync("/cgi-bin/comment/list", $$"""{"msg_data_id":{{article}},"index":1,"begin":0,"count":49,"type":0}"""));
    }

    [Fact]
    public async Task Nobody_writes_where_comments_are_closed_until_they_are_opened()
    {
        await using var host = await PlatformHost.StartAsync();
        var (article, openId) = await SentAsync(host, comments: 0);
        var words = $$"""{"msgDataId":{{article}},"index":0,"openId":"{{openId}}","content":"有用"}""";

        Assert.Equal(409, await host.DeskAsync("comments", words));
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/comment/open", $$"""{"msg_data_id":{{article}},"index":0}"""));
        Assert.Equal(200, await host.DeskAsync("comments", words));
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/comment/close", $$"""{"msg_data_id":{{article}},"index":0}"""));
        Assert.Equal(409, await host.DeskAsync("comments", words));
    }

    private static async Task<(string Article, string OpenId)> SentAsync(PlatformHost host, int comments)
    {
        var openIds = await host.NamelessAsync(2);
        var draft = (await host.PostAsync(
            "/cgi-bin/draft/add",
            $$"""{"articles":[{"title":"头条","content":"<p>正文</p>","thumb_media_id":"{{await host.CoverAsync()}}","need_open_comment":{{comments}}}]}""")).Text("media_id");
        return ((await host.SendToAllAsync(draft!, "comments-1")).Text("msg_data_id")!, openIds[0]);
    }

    private static Task<JsonElement> ListAsync(PlatformHost host, string article, int type) =>
        host.PostAsync("/cgi-bin/comment/list", $$"""{"msg_data_id":{{article}},"index":0,"begin":0,"count":49,"type":{{type}}}""");
}
