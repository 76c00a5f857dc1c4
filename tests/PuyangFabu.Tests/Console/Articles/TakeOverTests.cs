using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Articles;

/// <summary>An article that one editor keeps and another needs.</summary>
public sealed class TakeOverTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Who_stopped_writing_is_taken_over_by_another_writer_who_goes_on_and_not_before(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var id = (await room.Writer.WriteAsync("别人锁着的一篇")).Id;
        var path = $"/console/articles/{id}/take-over";
        (await room.Writer.PostAsync($"/api/articles/{id}/lock")).Ok();
        using var editor = await room.EnterAsync("editor");
        using var early = await editor.OpenAsync(path);
        Assert.Contains("停下 3 分钟没有保存，您才能接手", editor.Html, StringComparison.Ordinal);
        using var hasty = await editor.SendAsync(path);
        Assert.Equal(HttpStatusCode.Conflict, hasty.StatusCode);
        Assert.Contains("writer刚刚还在写", editor.Html, StringComparison.Ordinal);
        (await room.Editor.PostAsync($"/api/articles/{id}/lock/take-over")).Refused(HttpStatusCode.Conflict, "writtenOn");

        room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(3));
        using var locked = await editor.OpenAsync($"/console/articles/{id}/lock");
        Assert.Contains($"href=\"{path}\"", editor.Html, StringComparison.Ordinal);
        using var asked = await editor.OpenAsync(path);
        using var taken = await editor.SendAsync(path);
        Assert.Equal($"/console/articles/{id}/edit", taken.Headers.Location!.OriginalString);
        var now = (await room.Writer.ReadAsync(id)).Body.GetProperty("lock");
        Assert.Equal("editor", now.GetProperty("by").GetProperty("name").GetString());
        (await room.Writer.PutAsync($"/api/articles/{id}", new { title = "抢", revision = 1 })).Refused(HttpStatusCode.Conflict, "locked");
        (await room.Chief.DeleteAsync($"/api/articles/{id}/lock")).Ok();
    }
}
