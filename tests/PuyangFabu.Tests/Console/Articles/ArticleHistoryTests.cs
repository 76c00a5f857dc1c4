using PuyangFabu.Review.Editing;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Articles;

/// <summary>What the page of an article tells of its past.</summary>
public sealed class ArticleHistoryTests(TestDatabases databases)
{
    [Fact]
    public async Task What_saved_itself_on_the_way_is_told_with_what_was_saved_in_the_end()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync()).Id;
        (await room.Writer.SubmitAsync(id)).Ok();
        (await room.Editor.RejectAsync(id, "删去第二段")).Ok();
        (await room.Writer.ChangeAsync(id, new() { ["body"] = "删过的正文。", ["note"] = ArticleEditing.SavedByItself })).Ok();
        (await room.Writer.ChangeAsync(id, new() { ["originalTitle"] = "原来的标题", ["note"] = "按意见删去两段" })).Ok();
        using var writer = await room.EnterAsync("writer");

        using var page = await writer.OpenAsync($"/console/articles/{id}");
        Assert.Matches("改了[^<]*正文[^<]*原标题，成为第 3 版", writer.Html);
        Assert.DoesNotContain("成为第 2 版", writer.Html, StringComparison.Ordinal);
    }
}
