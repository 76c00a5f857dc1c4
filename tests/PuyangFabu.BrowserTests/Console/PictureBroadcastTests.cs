using Microsoft.Playwright;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Publishing.Broadcasts;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>A broadcast of one picture, as two people see it.</summary>
public sealed class PictureBroadcastTests(TestDatabases databases, Chromium chromium)
{
    [Fact]
    public async Task A_picture_is_chosen_seen_and_read_by_the_second_person_as_followers_will_see_it()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        await using var writing = await chromium.OpenAsync(1366, 768);
        var writer = writing.Page;
        await ConsoleHost.EnterAsync(writer, room.Host.Address, "writer", OperatorDriver.Password);
        await writer.GotoAsync(new Uri(room.Host.Address, "/console/broadcasts/new").AbsoluteUri);
        await writer.GetByText("不选稿件，只发一张图片").ClickAsync();
        await writer.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "海报.png", MimeType = "image/png", Buffer = Poster() });
        await writing.Button("上传看看").ClickAsync();
        await Expect(writer.GetByAltText("要发的图片")).ToBeVisibleAsync();
        await Expect(writing.Button("不用这张图片")).ToBeVisibleAsync();
        await PageRules.HoldAsync(writer, "broadcast-picture");
        await writer.SetViewportSizeAsync(1366, 768);
        await writing.Button("保存草稿").ClickAsync();
        await Expect(writer.GetByText("草稿已保存")).ToBeVisibleAsync();
        await Expect(writer.GetByAltText("要群发的图片")).ToBeVisibleAsync();
        await writer.GetByRole(AriaRole.Link, new() { Name = "提交批准" }).ClickAsync();
        await writing.Button("提交批准").ClickAsync();
        await Expect(writer.GetByText("已提交")).ToBeVisibleAsync();
        writing.HadNoTrouble();

        await using var deciding = await chromium.OpenAsync(1366, 768);
        var publisher = deciding.Page;
        await ConsoleHost.EnterAsync(publisher, room.Host.Address, "publisher", OperatorDriver.Password);
        await publisher.GotoAsync(new Uri(room.Host.Address, "/console/broadcasts/1/approve").AbsoluteUri);
        var seen = await publisher.GetByAltText("要群发的图片").EvaluateAsync<int>("picture => picture.complete ? picture.naturalWidth : 0");
        Assert.Equal(900, seen);
        await PageRules.HoldAsync(publisher, "broadcast-picture-approve");
        deciding.HadNoTrouble();
    }

    private static byte[] Poster()
    {
        using var bitmap = new SKBitmap(900, 500);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.SteelBlue);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }
}
