using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PuyangFabu.People.Actors;
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
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "封面" })).ToHaveAttributeAsync("viewBox", new Regex("^0 574[0-9.]* 1000 425"));
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
