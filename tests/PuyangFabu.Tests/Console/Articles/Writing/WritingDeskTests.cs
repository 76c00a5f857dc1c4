using PuyangFabu.Console.Articles.Writing;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Articles.Writing;

/// <summary>When the article editor saves by itself, and when it leaves that to a person.</summary>
public sealed class WritingDeskTests(TestDatabases databases)
{
    [Fact]
    public async Task A_new_text_is_saved_once_it_has_a_title_and_a_board()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var writer = await ActorOfAsync(room.Writer);
        var desk = new WritingDesk();
        await desk.OpenAsync(room.Host.Services, writer, null, "puyang-yaowen");
        Assert.True(desk.IsRich);
        desk.Take(Fields(desk, "第一句。", title: ""));
        Assert.False(await desk.SaveAsync(room.Host.Services, writer, WritingDesk.ByItself));
        Assert.Equal("/console/articles/new", desk.Path);

        desk.Take(Fields(desk, "第一句。"));
        Assert.True(await desk.SaveAsync(room.Host.Services, writer, WritingDesk.ByItself));
        Assert.StartsWith("已保存 ", desk.State, StringComparison.Ordinal);
        Assert.True(desk.IsMine);
        Assert.Equal($"/console/articles/{desk.View!.Id}/edit", desk.Path);
        desk.Take(Fields(desk, "第一句。"));
        Assert.True(await desk.SaveAsync(room.Host.Services, writer, WritingDesk.ByItself));
        Assert.Equal(1, desk.View.Versions);
        await desk.LookAsync(room.Host.Services);
        Assert.Equal("<p>第一句。</p>", desk.BodyHtml.Trim());
    }

    [Fact]
    public async Task What_somebody_else_wrote_is_shown_and_never_written_over()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var writer = await ActorOfAsync(room.Writer);
        var (id, desk) = await OpenAsync(room, writer);
        (await room.Editor.ChangeAsync(id, new() { ["body"] = "别人的一句。" })).Ok();
        desk.Take(Fields(desk, "我的一句。"));
        Assert.False(await desk.SaveAsync(room.Host.Services, writer, WritingDesk.ByItself));
        Assert.NotNull(desk.Conflict);
        Assert.True(desk.Errors.Any);
        Assert.Equal($"没有保存：{desk.OtherName}改过", desk.State);
        Assert.False(await desk.SaveAsync(room.Host.Services, writer, WritingDesk.ByItself));
        Assert.Equal("别人的一句。", await BodyAsync(room, id));
        Assert.Equal("我的一句。", desk.Typed.Body);

        Assert.True(await desk.SaveAsync(room.Host.Services, writer, WritingDesk.Over));
        Assert.Null(desk.Conflict);
        Assert.Equal("我的一句。", await BodyAsync(room, id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_field_that_cannot_be_saved_does_not_keep_the_rest_of_the_text(bool known)
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var writer = await ActorOfAsync(room.Writer);
        var desk = new WritingDesk();
        await desk.OpenAsync(room.Host.Services, writer, known ? (await room.Writer.WriteAsync()).Id : null, "puyang-yaowen");
        var fields = Fields(desk, "写了很久的一段。");
        fields["sourceUrl"] = ["www.pyrb.cn"];
        desk.Take(fields);
        Assert.False(await desk.SaveAsync(room.Host.Services, writer, WritingDesk.ByItself));

        Assert.Matches("^已保存 ..:..，只有来源网址没有存，请看红字$", desk.State);
        Assert.NotNull(desk.Errors.Of("sourceUrl"));
        Assert.Equal("写了很久的一段。", await BodyAsync(room, desk.View!.Id));
        var versions = desk.View.Versions;
        fields["revision"] = [desk.Revision];
        desk.Take(fields);
        Assert.False(await desk.SaveAsync(room.Host.Services, writer, WritingDesk.ByItself));
        Assert.Equal(versions, desk.View.Versions);

        fields["sourceUrl"] = ["https://www.pyrb.cn/"];
        desk.Take(fields);
        Assert.True(await desk.SaveAsync(room.Host.Services, writer, WritingDesk.ByItself));
        Assert.False(desk.Errors.Any);
        fields["revision"] = [desk.Revision];
        fields["title"] = [""];
        desk.Take(fields);
        Assert.False(await desk.SaveAsync(room.Host.Services, writer, WritingDesk.ByItself));
        Assert.Equal("还没有保存，请看红字", desk.State);
    }

    [Fact]
    public async Task A_text_in_review_is_changed_by_a_press_alone()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var writer = await ActorOfAsync(room.Writer);
        var id = (await room.Writer.WriteAsync()).Id;
        (await room.Writer.SubmitAsync(id)).Ok();
        var desk = new WritingDesk();
        await desk.OpenAsync(room.Host.Services, writer, id, "");
        desk.Take(Fields(desk, "改过的一句。"));
        Assert.False(await desk.SaveAsync(room.Host.Services, writer, WritingDesk.ByItself));
        Assert.Equal("有改动，没有保存", desk.State);
        Assert.Equal("正文。", await BodyAsync(room, id));
        Assert.True(await desk.SaveAsync(room.Host.Services, writer, "mine"));
        Assert.Equal("draft", desk.View!.Status);
    }

    [Fact]
    public async Task Whoever_keeps_a_text_is_named_and_nothing_is_saved_meanwhile()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var writer = await ActorOfAsync(room.Writer);
        var id = (await room.Writer.WriteAsync()).Id;
        (await room.Editor.PostAsync($"/api/articles/{id}/lock")).Ok();
        var desk = new WritingDesk();
        await desk.OpenAsync(room.Host.Services, writer, id, "");
        desk.Take(Fields(desk, "我的一句。"));
        Assert.False(await desk.SaveAsync(room.Host.Services, writer, WritingDesk.ByItself));
        Assert.Equal($"没有保存：{desk.View!.Lock!.By.Name}正在编辑", desk.State);
        Assert.False(await desk.SaveAsync(room.Host.Services, writer, "mine"));
        Assert.Equal("正文。", await BodyAsync(room, id));
    }

    private static async Task<(long Id, WritingDesk Desk)> OpenAsync(Newsroom room, Actor writer)
    {
        var id = (await room.Writer.WriteAsync()).Id;
        var desk = new WritingDesk();
        await desk.OpenAsync(room.Host.Services, writer, id, "");
        Assert.False(desk.IsRich);
        return (id, desk);
    }

    [Fact]
    public async Task A_digest_that_is_left_alone_follows_the_text_however_often_it_is_saved()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var writer = await ActorOfAsync(room.Writer);
        var (id, desk) = await OpenAsync(room, writer);
        foreach (var text in new[] { "电话 8110001。", "电话 8110002。", "电话 8110003。" })
        {
            desk.Take(Fields(desk, text));
            Assert.True(await desk.SaveAsync(room.Host.Services, writer, WritingDesk.ByItself));
            Assert.Equal(text, (await room.Writer.ReadAsync(id)).Body.GetProperty("digest").GetString());
        }
    }

    private static Dictionary<string, string[]> Fields(WritingDesk desk, string body, string title = "标题") => new()
    {
        ["title"] = [title],
        ["board"] = ["puyang-yaowen"],
        ["bodyFormat"] = ["markdown"],
        ["body"] = [body],
        ["validity"] = ["有效"],
        ["digest"] = [desk.Values.Digest],
        ["givenDigest"] = [desk.Values.GivenDigest],
        ["revision"] = [desk.Revision],
        ["fromVersion"] = [desk.Version],
    };

    private static async Task<string> BodyAsync(Newsroom room, long id) => (await room.Writer.ReadAsync(id)).Body.GetProperty("body").GetString()!;

    private static async Task<Actor> ActorOfAsync(Person person)
    {
        var self = (await person.WriteAsync()).Body.GetProperty("writer");
        return new Actor
        {
            OperatorId = self.GetProperty("id").GetInt64(),
            UserName = "writer",
            DisplayName = self.GetProperty("name").GetString()!,
            Address = "",
            Roles = new HashSet<string> { Role.Editor },
            Permissions = RolePermissions.Of([Role.Editor]).ToHashSet(),
        };
    }
}
