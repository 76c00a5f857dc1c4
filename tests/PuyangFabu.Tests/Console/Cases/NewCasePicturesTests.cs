using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.Conversation.Cases.Pictures;
using PuyangFabu.Conversation.Media;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Conversation.Cases;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using SkiaSharp;

namespace PuyangFabu.Tests.Console.Cases;

/// <summary>Pictures of a case that an operator makes: out of the conversation, and with the form.</summary>
public sealed class NewCasePicturesTests(TestDatabases databases)
{
    private const string New = "/console/cases/new";

    [Fact]
    public async Task What_a_follower_sent_comes_along_and_the_operator_adds_one()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var sender = room.Product.Sender;
        await sender.SendAsync(sender.Event("subscribe", user: "oCitizen"));
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        await sender.SendAsync(sender.Text("楼道的灯坏了", "oCitizen"));
        room.WeChat.Media.Files["m1"] = SamplePictures.Encoded(SKEncodedImageFormat.Jpeg);
        await sender.SendAsync(sender.Message("image", "<PicUrl><![CDATA[http://a.example/1.jpg]]></PicUrl><MediaId><![CDATA[m1]]></MediaId><MsgId>77</MsgId>", "oCitizen"));
        await room.Product.Services.StepAsync<MediaFetch>();
        using var editor = await room.EnterAsync("bianji", Role.Editor);
        using var inbox = await editor.OpenAsync("/console/inbox");
        var path = $"{New}?follower={Regex.Match(editor.Html, "/console/inbox/([0-9A-Z]{12})").Groups[1].Value}";

        using var form = await editor.OpenAsync(path);

        // What was said sounds like a complaint, and the form begins with that.
        Assert.Matches("<option value=\"投诉\" selected", editor.Html);
        Assert.Contains("small=true", editor.Html, StringComparison.Ordinal);
        var media = Regex.Match(editor.Html, "name=\"media\" value=\"([0-9]+)\" checked").Groups[1].Value;
        using var poor = await SendAsync(editor, path, "", media, "no picture"u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        using var wrong = await SendAsync(editor, path, "求助", media, "no picture"u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("第 1 张没有收下", editor.Html, StringComparison.Ordinal);
        Assert.Contains("楼道的灯坏了</textarea>", editor.Html, StringComparison.Ordinal);
        using var made = await SendAsync(editor, path, "求助", media, SamplePictures.Encoded(SKEncodedImageFormat.Png));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        var page = editor.CasePath();
        using var before = await editor.OpenAsync(page);
        Assert.Contains("正在从微信取", editor.Html, StringComparison.Ordinal);
        await room.Product.Services.StepAsync<CasePictureWork>();

        using var shown = await editor.OpenAsync(page);
        var pictures = Regex.Matches(editor.Html, $"<img src=\"({page}/pictures/[0-9]+)\"").Select(static match => match.Groups[1].Value).ToList();
        Assert.Equal(2, pictures.Count);
        using var picture = await editor.Client.GetAsync(pictures[0], TestContext.Current.CancellationToken);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType?.MediaType);
        using var agent = await room.EnterAgentAsync("chengban");
        using var hidden = await agent.Client.GetAsync(pictures[0], TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(ConsoleVisitor editor, string path, string type, string media, byte[] picture)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent("form"), "_handler" },
            { new StringContent(editor.Field("formToken")), "formToken" },
            { new StringContent(type), "type" },
            { new StringContent("楼道的灯坏了"), "title" },
            { new StringContent("楼道的灯坏了"), "text" },
            { new StringContent(media), "media" },
            { new ByteArrayContent(picture), "pictures", "a.png" },
        };
        return await editor.SendContentAsync(path, content);
    }
}
