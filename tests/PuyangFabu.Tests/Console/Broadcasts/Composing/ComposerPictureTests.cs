using System.Net;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Broadcasts;
using SkiaSharp;

namespace PuyangFabu.Tests.Console.Broadcasts.Composing;

/// <summary>A broadcast of one picture, from the file on somebody's desk to the platform.</summary>
public sealed class ComposerPictureTests(TestDatabases databases)
{
    private const string New = "/console/broadcasts/new";

    [Fact]
    public async Task A_picture_is_taken_in_shown_changed_and_sent_as_the_second_person_saw_it()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        using var writer = await room.Newsroom.EnterAsync("writer");
        await writer.OpenAsync(New);

        using var unreadable = await writer.SendFileAsync(New, "说明.png", "no picture"u8.ToArray(), ("act", "save"), ("audience", "all"), ("waitAfterApproval", "true"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, unreadable.StatusCode);
        Assert.Matches("id=\"file-error\"", writer.Html);
        Assert.Matches("name=\"waitAfterApproval\" value=\"true\" checked", writer.Html);

        using var taken = await writer.SendFileAsync(New, "海报.png", Picture(64), ("act", "picture"), ("audience", "all"));
        var first = writer.Field("image");
        Assert.StartsWith("/uploads/", first, StringComparison.Ordinal);
        Assert.Contains($"<img class=\"phone-picture\" src=\"{first}\"", writer.Html, StringComparison.Ordinal);
        using var away = await writer.SendAsync(New, ("act", "no-picture"), ("image", first), ("audience", "all"));
        Assert.DoesNotContain("name=\"image\"", writer.Html, StringComparison.Ordinal);
        Assert.Contains("picker", writer.Html, StringComparison.Ordinal);

        using var saved = await writer.SendFileAsync(New, "海报.png", Picture(64), ("act", "save"), ("audience", "all"));
        var path = saved.Target().Split('?')[0];
        await writer.OpenAsync($"{path}/edit");
        Assert.Equal(first, writer.Field("image"));
        using var changed = await writer.SendFileAsync(
            $"{path}/edit", "另一张.png", Picture(96), ("act", "save"), ("image", first), ("audience", "all"), ("revision", writer.Field("revision")));
        Assert.Equal($"{path}?done=saved", changed.Target());
        await writer.OpenAsync($"{path}/submit");
        using var submitted = await writer.SendAsync($"{path}/submit", ("contentHash", writer.Field("contentHash")));
        Assert.Equal($"{path}?done=submitted", submitted.Target());

        using var publisher = await room.Newsroom.EnterAsync("publisher");
        await publisher.OpenAsync($"{path}/approve");
        var image = (await room.ReadAsync(1)).Body.GetProperty("image").GetString();
        Assert.NotEqual(first, image);
        Assert.Contains($"src=\"{image}\" alt=\"要群发的图片\"", publisher.Html, StringComparison.Ordinal);
        (await room.ApproveAsync(1)).Ok();
        await room.StepAsync();
        Assert.Equal("image", Assert.Single(room.Jobs).MsgType);
    }

    [Fact]
    public async Task A_picture_beside_articles_is_refused_and_loses_neither()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.PublishedAsync();
        using var writer = await room.Newsroom.EnterAsync("writer");
        await writer.OpenAsync(New);

        using var both = await writer.SendFileAsync(New, "海报.png", Picture(64), ("act", "save"), ("articleIds", $"{article}"), ("audience", "all"));

        Assert.Equal(HttpStatusCode.BadRequest, both.StatusCode);
        Assert.Contains("三者选一样", writer.Html, StringComparison.Ordinal);
        Assert.StartsWith("/uploads/", writer.Field("image"), StringComparison.Ordinal);
        Assert.Equal($"{article}", writer.Field("articleIds"));
    }

    private static byte[] Picture(int width) => SamplePictures.Encoded(SKEncodedImageFormat.Png, width);
}
