using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Articles;

/// <summary>Handing an article in on its page.</summary>
public sealed class SubmitPageTests(TestDatabases databases)
{
    [Fact]
    public async Task What_must_not_be_handed_in_has_no_button_for_it()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync(fields: new { board = "puyang-yaowen", title = "公示", body = "身份证号 11010519491231002X。", source = "濮阳日报" })).Id;
        using var writer = await room.EnterAsync("writer");

        using var page = await writer.OpenAsync($"/console/articles/{id}/submit");
        Assert.Contains("改好之前不能送审", writer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"submit\">送审<", writer.Html, StringComparison.Ordinal);
        (await room.Writer.ChangeAsync(id, new() { ["body"] = "改好了。" })).Ok();
        using var mended = await writer.OpenAsync($"/console/articles/{id}/submit");
        Assert.Contains("type=\"submit\">送审<", writer.Html, StringComparison.Ordinal);
    }
}
