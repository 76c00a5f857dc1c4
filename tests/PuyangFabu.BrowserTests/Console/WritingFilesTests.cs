using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PuyangFabu.Tests.Content.Uploads.Attachments;
using static Microsoft.Playwright.Assertions;
using static PuyangFabu.BrowserTests.Console.ArticleEditor;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>Pictures, covers and attachments in the article editor.</summary>
public sealed class WritingFilesTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    /// <summary>A red square of two by two.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_picture_that_is_chosen_goes_into_the_text_with_its_description()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-picture");
        var page = await host.BeginAsync(browser, "有图的一篇");
        await Text(page).FillAsync("看图。");
        await page.GetByLabel("图片的文字说明", new() { Exact = true }).FillAsync("施工现场");
        await page.GetByLabel("加正文图片").SetInputFilesAsync(new FilePayload { Name = "现场.png", MimeType = "image/png", Buffer = Picture });
        await Expect(Text(page).GetByRole(AriaRole.Img, new() { Name = "施工现场" })).ToHaveAttributeAsync("src", new Regex("^/uploads/"));
        await Expect(page.Locator(".phone-view").GetByRole(AriaRole.Img, new() { Name = "施工现场" })).ToBeVisibleAsync();
        browser.HadNoTrouble();
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("paste")]
    public async Task A_picture_that_is_dropped_or_pasted_goes_into_the_text_and_can_be_described_there(string way)
    {
        await using var browser = await host.EnterAsync(chromium, $"writes-{way}-picture");
        var page = await host.BeginAsync(browser, "拖进来的图");
        await Text(page).FillAsync("看图。");
        await Text(page).ClickAsync();
        await Text(page).EvaluateAsync(
            """
            (content, [way, bytes]) => {
                const transfer = new DataTransfer();
                transfer.items.add(new File([Uint8Array.from(bytes)], '现场.png', { type: 'image/png' }));
                content.dispatchEvent(way === 'drop'
                    ? new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })
                    : new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
            }
            """,
            new object[] { way, Picture.Select(static one => (int)one).ToArray() });
        await Expect(Text(page).Locator("img")).ToHaveAttributeAsync("src", new Regex("^/uploads/"));
        await Expect(Text(page).Locator("img")).ToHaveCountAsync(1);
        await page.GetByLabel("第 1 张图片的文字说明").FillAsync("施工现场，路已封闭");
        await Expect(page.Locator(".phone-view").GetByRole(AriaRole.Img, new() { Name = "施工现场，路已封闭" })).ToBeVisibleAsync();
        await Expect(Text(page)).ToContainTextAsync("看图。");
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, $"article-{way}-picture");
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task While_a_picture_is_on_its_way_a_bar_says_how_far()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-progress");
        var page = await host.BeginAsync(browser, "大图的一篇");
        var go = new TaskCompletionSource();
        await page.RouteAsync("**/console/articles/pictures", async route =>
        {
            await go.Task;
            await route.ContinueAsync();
        });
        await page.GetByLabel("加正文图片").SetInputFilesAsync(new FilePayload { Name = "现场.png", MimeType = "image/png", Buffer = Picture });
        var bar = page.GetByRole(AriaRole.Progressbar, new() { Name = "上传 现场.png" });
        await Expect(bar).ToBeVisibleAsync();
        await Expect(page.GetByText("现场.png 正在上传")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "article-uploading");
        go.SetResult();
        await Expect(Text(page).Locator("img")).ToHaveAttributeAsync("src", new Regex("^/uploads/"));
        await Expect(bar).ToHaveCountAsync(0);

        await page.GetByLabel("加正文图片").SetInputFilesAsync(new FilePayload { Name = "假的.png", MimeType = "image/png", Buffer = "MZ"u8.ToArray() });
        await Expect(page.GetByText("假的.png 没有传上：这个文件不是")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Attachments_are_added_named_ordered_and_taken_away_beside_the_text()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-attachments");
        var page = await host.BeginAsync(browser, "有附件的一篇");
        await Text(page).FillAsync("见附件。");
        await page.GetByLabel("加附件").SetInputFilesAsync(
        [
            new FilePayload { Name = "申请表.docx", MimeType = "application/octet-stream", Buffer = SampleFiles.Docx() },
            new FilePayload { Name = "名单.pdf", MimeType = "application/pdf", Buffer = SampleFiles.Pdf() },
            new FilePayload { Name = "程序.pdf", MimeType = "application/pdf", Buffer = "MZ"u8.ToArray() },
        ]);
        await Expect(page.GetByText("程序.pdf 没有传上：文件名以 .pdf 结尾，内容却不是 PDF 文件")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("第 2 个附件的名称")).ToHaveValueAsync("名单");
        await page.GetByLabel("第 1 个附件的名称").FillAsync("附件：申请表");
        await page.GetByRole(AriaRole.Button, new() { Name = "上移“名单”" }).ClickAsync();
        await Expect(page.GetByLabel("第 1 个附件的名称")).ToHaveValueAsync("名单");
        await Expect(page.GetByLabel("第 2 个附件的名称")).ToHaveValueAsync("附件：申请表");
        await Expect(page.Locator(".phone-view .attachments")).ToContainTextAsync("附件：申请表");
        await PageRules.HoldAsync(page, "article-attachments");
        await PageRules.HoldAtDoubleSizeAsync(page, "article-attachments");
        await browser.Button("保存并结束修改").ClickAsync();
        await page.WaitForURLAsync(new Regex("/console/articles/[0-9]+$"));
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "附件：申请表" }).ClickAsync());
        Assert.Equal("附件：申请表.docx", download.SuggestedFilename);
        await PageRules.HoldAsync(page, "article-read-attachments");

        await page.GotoAsync($"{page.Url}/edit");
        await Expect(page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "去掉“名单”" }).ClickAsync();
        await Expect(page.GetByLabel("第 1 个附件的名称")).ToHaveValueAsync("附件：申请表");
        await Expect(page.GetByLabel("第 2 个附件的名称")).ToHaveCountAsync(0);
        await browser.Button("保存").ClickAsync();
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await page.GotoAsync(page.Url.Replace("/edit", "/edit?plain=true", StringComparison.Ordinal));
        await PageRules.HoldAsync(page, "article-attachments-plain");
        await Expect(page.GetByLabel("第 1 个附件的名称")).ToHaveValueAsync("附件：申请表");
        await Expect(page.GetByLabel("次序")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_part_of_a_cover_is_dragged_and_kept()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-crop");
        var page = await host.BeginAsync(browser, "拖动裁剪的一篇");
        await Text(page).FillAsync("看封面。");
        await page.GetByLabel("上传或换一张").SetInputFilesAsync(new FilePayload { Name = "封面.png", MimeType = "image/png", Buffer = Picture });
        var wide = page.GetByRole(AriaRole.Group, new() { Name = "大卡片（2.35:1）" });
        await wide.ScrollIntoViewIfNeededAsync();
        await Expect(wide.Locator("[data-crop-box]")).ToBeVisibleAsync();
        var box = (await wide.Locator("[data-crop-box]").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y - 400, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        var kept = page.Locator("input[name=coverCropWide]");
        await Expect(kept).ToHaveValueAsync(new Regex("^0_0_1_0[.]4255"));
        await Expect(page.Locator("input[name=coverCropSquare]")).ToHaveValueAsync("");
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await browser.Button("保存").ClickAsync();
        await Expect(page.Locator(".phone-view svg")).ToHaveAttributeAsync("viewBox", new Regex("^0 0 1000 425"));
        await page.ReloadAsync();
        await Expect(page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await Expect(kept).ToHaveValueAsync(new Regex("^0_0_1_0[.]4255"));
        await Expect(wide.GetByLabel("上下")).ToHaveValueAsync("0");
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task A_cover_is_cropped_for_both_cards_and_shown_so_on_the_phone()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-cover");
        var page = await host.BeginAsync(browser, "有封面的一篇");
        await Text(page).FillAsync("看封面。");
        await page.GetByLabel("封面的文字说明").FillAsync("红色的广场");
        await page.GetByLabel("上传或换一张").SetInputFilesAsync(new FilePayload { Name = "封面.png", MimeType = "image/png", Buffer = Picture });
        await page.GetByRole(AriaRole.Group, new() { Name = "大卡片（2.35:1）" }).GetByLabel("上下").FillAsync("100");
        await page.GetByRole(AriaRole.Group, new() { Name = "小卡片（1:1）" }).GetByLabel("大小").FillAsync("50");
        await Expect(page.Locator(".phone-view svg")).ToHaveAttributeAsync("viewBox", new Regex("^0 574[0-9.]* 1000 425"));
        await PageRules.HoldAsync(page, "article-cover");
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await browser.Button("保存并结束修改").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "红色的广场" })).ToHaveAttributeAsync("viewBox", new Regex("^0 574[0-9.]* 1000 425"));
        browser.HadNoTrouble();
    }
}
