using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Content.Uploads.Attachments;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>The article editor: rich text, saving by itself, the phone's view, what is pasted and dropped into it.</summary>
public sealed class WritingTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    /// <summary>A red square of two by two.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==");

    [Fact]
    public async Task What_is_typed_is_saved_by_itself_checked_and_shown_as_on_a_phone()
    {
        await using var browser = await EnterAsync("writes-itself");
        var page = await BeginAsync(browser, "黄河路施工改道");
        await Text(page).FillAsync("有事请拨打 13803930000。");
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await page.WaitForURLAsync("**/edit");
        await Expect(page.Locator(".phone-view")).ToContainTextAsync("有事请拨打 13803930000。");
        await Expect(page.Locator(".phone-view")).ToContainTextAsync("黄河路施工改道");
        await Expect(page.Locator(".finding").Filter(new() { HasText = "手机" }).First).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "article-writing");
        await PageRules.HoldAtDoubleSizeAsync(page, "article-writing");
        browser.HadNoTrouble();

        await page.ReloadAsync();
        await Expect(page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await Expect(Text(page)).ToHaveTextAsync("有事请拨打 13803930000。");
        await Expect(page.GetByText("已恢复您上次没有提交的内容")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_connection_that_was_cut_comes_back_and_no_word_is_lost()
    {
        await using var browser = await EnterAsync("writes-cut");
        var sockets = new List<IWebSocketRoute>();
        await browser.Page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            socket.ConnectToServer();
            sockets.Add(socket);
        });
        var page = await BeginAsync(browser, "断线的一篇");
        await Text(page).FillAsync("断线之前写的。");
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await Text(page).FillAsync("断线之前写的，断线时还在写。");
        // What comes back at once shows nobody that it was gone.
        var seen = new TaskCompletionSource();
        await page.RouteAsync("**/_blazor/negotiate**", async route =>
        {
            await seen.Task;
            await route.ContinueAsync();
        });
        await sockets[^1].CloseAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "连接断开" })).ToBeVisibleAsync();
        seen.SetResult();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "连接断开" })).ToBeHiddenAsync();
        await Expect(page.Locator(".phone-view")).ToContainTextAsync("断线时还在写");
        await browser.Button("保存并结束修改").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "经过与意见" })).ToBeVisibleAsync();
        await Expect(page.GetByText("断线之前写的，断线时还在写。").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_pasted_from_Word_is_cleaned_and_it_is_said_what_went()
    {
        await using var browser = await EnterAsync("writes-paste");
        var page = await BeginAsync(browser, "粘贴来的一篇");
        await Text(page).ClickAsync();
        await Text(page).EvaluateAsync(
            """
            content => {
                const copied = new DataTransfer();
                copied.setData('text/html', '<p class="MsoNormal" style="font-family:仿宋;text-align:center"><b>通知</b></p><video src="https://example.com/a.mp4"></video><table><tr><td>时间</td><td>地点</td></tr></table>');
                copied.setData('text/plain', '通知');
                content.dispatchEvent(new ClipboardEvent('paste', { clipboardData: copied, bubbles: true, cancelable: true }));
            }
            """);
        await Expect(Text(page).Locator("b")).ToHaveTextAsync("通知");
        await Expect(Text(page).Locator("td")).ToHaveCountAsync(2);
        await Expect(page.Locator(".dropped")).ToContainTextAsync("视频没有保留");
        await Expect(page.Locator(".dropped")).ToContainTextAsync("字体");
        await PageRules.HoldAsync(page, "article-pasted");
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task A_picture_that_is_chosen_goes_into_the_text_with_its_description()
    {
        await using var browser = await EnterAsync("writes-picture");
        var page = await BeginAsync(browser, "有图的一篇");
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
        await using var browser = await EnterAsync($"writes-{way}-picture");
        var page = await BeginAsync(browser, "拖进来的图");
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
        await using var browser = await EnterAsync("writes-progress");
        var page = await BeginAsync(browser, "大图的一篇");
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
        await using var browser = await EnterAsync("writes-attachments");
        var page = await BeginAsync(browser, "有附件的一篇");
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
        await using var browser = await EnterAsync("writes-crop");
        var page = await BeginAsync(browser, "拖动裁剪的一篇");
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
        await using var browser = await EnterAsync("writes-cover");
        var page = await BeginAsync(browser, "有封面的一篇");
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

    [Fact]
    public async Task The_tools_are_reached_by_keyboard()
    {
        await using var browser = await EnterAsync("writes-keys");
        var page = await BeginAsync(browser, "键盘写的一篇");
        await Text(page).FillAsync("加粗的字");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.PressAsync("Alt+F10");
        var bold = page.GetByRole(AriaRole.Toolbar, new() { Name = "排版" }).GetByRole(AriaRole.Button, new() { NameRegex = new("加粗") });
        for (var step = 0; step < 12 && !await bold.EvaluateAsync<bool>("tool => tool === document.activeElement"); step++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await page.Keyboard.PressAsync("Enter");
        await Expect(Text(page).Locator("b, strong")).ToHaveTextAsync("加粗的字");
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task Links_and_tables_are_made_with_the_tools()
    {
        await using var browser = await EnterAsync("writes-dialogs");
        var page = await BeginAsync(browser, "有表格的一篇");
        await Text(page).FillAsync("下面是表格。");
        await Text(page).ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await Tool(page, "链接").First.ClickAsync();
        await page.GetByLabel("链接地址").FillAsync("濮阳");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("要写完整的网址")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "article-link");
        await page.GetByLabel("链接地址").FillAsync("www.puyang.gov.cn");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Text(page).GetByRole(AriaRole.Link, new() { Name = "下面是表格。" })).ToHaveAttributeAsync("href", "https://www.puyang.gov.cn");
        await Expect(page.GetByLabel("链接地址")).ToBeHiddenAsync();
        await Text(page).ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await Tool(page, "表格").ClickAsync();
        await Expect(Text(page).Locator("td")).ToHaveCountAsync(9);
        browser.HadNoTrouble();
    }

    private static ILocator Tool(IPage page, string name) =>
        page.GetByRole(AriaRole.Toolbar, new() { Name = "排版" }).GetByRole(AriaRole.Button, new() { NameRegex = new(name) });

    private static ILocator Text(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "正文", Exact = true });

    private async Task<IPage> BeginAsync(BrowserPage browser, string title)
    {
        var page = browser.Page;
        await page.GotoAsync(host.Address("/console/articles/new"));
        await Expect(page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await page.GetByLabel("标题", new() { Exact = true }).FillAsync(title);
        await page.GetByLabel("栏目").SelectOptionAsync(new SelectOptionValue { Value = "puyang-yaowen" });
        await Expect(Text(page)).ToBeVisibleAsync();
        return page;
    }

    private async Task<BrowserPage> EnterAsync(string userName)
    {
        await host.AppointAsync(userName, Role.Editor, "何编辑");
        var browser = await chromium.OpenAsync(1366, 768);
        await host.EnterAsync(browser.Page, userName);
        return browser;
    }
}
