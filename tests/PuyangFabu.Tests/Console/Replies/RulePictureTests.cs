using System.Net;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;
using SkiaSharp;

namespace PuyangFabu.Tests.Console.Replies;

/// <summary>A rule that answers with a picture, chosen as a file: nobody has to know what WeChat calls it.</summary>
public sealed class RulePictureTests(TestDatabases databases)
{
    private const string New = "/console/replies/new";

    private static readonly (string, string)[] Rule =
    [
        ("rule.name", "公交线路图"), ("rule.keywords", "线路图"), ("rule.match", "exact"), ("rule.priority", "0"), ("rule.enabled", "true"), ("rule.replies[0].type", "image"),
    ];

    [Fact]
    public async Task A_picture_goes_into_the_library_of_the_account_and_is_shown_again()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        using var editor = await room.EnterAsync("editor");
        await editor.OpenAsync(New);
        using var none = await SendAsync(editor, null, Rule);
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        Assert.Contains("id=\"rule.replies[0].file-error\"", editor.Html, StringComparison.Ordinal);
        using var broken = await SendAsync(editor, "no picture"u8.ToArray(), Rule);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, broken.StatusCode);
        Assert.Contains("id=\"rule.replies[0].file-error\"", editor.Html, StringComparison.Ordinal);

        // A button that only changes the form takes the picture in too.
        using var grown = await SendAsync(editor, SamplePictures.Encoded(SKEncodedImageFormat.Png), [.. Rule, ("add", "text")]);
        var (id, path) = (editor.Field("rule.replies[0].mediaId"), editor.Field("rule.replies[0].picture"));
        Assert.NotEmpty(id);
        Assert.Contains($"<img class=\"phone-picture\" src=\"{path}\"", editor.Html, StringComparison.Ordinal);

        using var saved = await SendAsync(editor, null, [.. Rule, ("rule.replies[0].mediaId", id)]);
        var rule = saved.Target().Split('?')[0];
        Assert.Equal(id, (await room.Editor.GetAsync($"/api/reply-rules/{rule.Split('/')[^1]}")).Ok().Body.GetProperty("replies")[0].GetProperty("mediaId").GetString());
        await editor.OpenAsync($"{rule}/edit");
        Assert.Equal(id, editor.Field("rule.replies[0].mediaId"));
        Assert.Contains($"<img class=\"phone-picture\" src=\"{path}\"", editor.Html, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(ConsoleVisitor editor, byte[]? picture, IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new MultipartFormDataContent { { new StringContent("form"), "_handler" }, { new StringContent(editor.Field("formToken")), "formToken" } };
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        if (picture is not null)
        {
            content.Add(new ByteArrayContent(picture), "rule.replies[0].file", "线路图.png");
        }

        return await editor.SendContentAsync(New, content);
    }
}
