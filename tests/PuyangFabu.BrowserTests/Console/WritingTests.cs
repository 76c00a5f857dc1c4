using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static PuyangFabu.BrowserTests.Console.ArticleEditor;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>The article editor: rich text, saving by itself, the phone's view, what is pasted into it.</summary>
public sealed class WritingTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task What_is_typed_is_saved_by_itself_checked_and_shown_as_on_a_phone()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-itself");
        var page = await host.BeginAsync(browser, "黄河路施工改道");
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
    public async Task The_plain_form_is_that_of_the_same_article_with_what_was_typed()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-plain");
        var page = await host.BeginAsync(browser, "改用普通表单的一篇");
        await Text(page).FillAsync("写在编辑器里的。");
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await page.WaitForURLAsync("**/edit");
        await page.GetByLabel("标题", new() { Exact = true }).FillAsync("刚改的标题");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^改用普通表单") }).ClickAsync();

        await page.WaitForURLAsync("**/edit?plain=true");
        await Expect(page.GetByLabel("标题", new() { Exact = true })).ToHaveValueAsync("刚改的标题");
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task A_connection_that_was_cut_comes_back_and_no_word_is_lost()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-cut");
        var sockets = new List<IWebSocketRoute>();
        await browser.Page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            socket.ConnectToServer();
            sockets.Add(socket);
        });
        var page = await host.BeginAsync(browser, "断线的一篇");
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
        await using var browser = await host.EnterAsync(chromium, "writes-paste");
        var page = await host.BeginAsync(browser, "粘贴来的一篇");
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
    public async Task A_closed_tab_loses_no_word_and_is_asked_about_first()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-closed");
        var page = await host.BeginAsync(browser, "关掉的一篇");
        await Text(page).FillAsync("存上的一句。");
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await page.WaitForURLAsync("**/edit");
        var address = page.Url;
        await Text(page).ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync("还有没存上的半句。");
        await Expect(page.GetByText("有改动，还没有保存")).ToBeVisibleAsync();
        await Expect(page.GetByText("已保存")).ToBeHiddenAsync();
        var asked = 0;
        page.Dialog += async (_, dialog) =>
        {
            asked += dialog.Type == DialogType.BeforeUnload ? 1 : 0;
            await dialog.AcceptAsync();
        };
        var closed = new TaskCompletionSource();
        page.Close += (_, _) => closed.TrySetResult();
        await page.CloseAsync(new() { RunBeforeUnload = true });
        await closed.Task;
        Assert.Equal(1, asked);

        var again = await page.Context.NewPageAsync();
        await again.GotoAsync(address);
        await Expect(again.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await Expect(again.GetByText("已恢复您上次没有提交的内容")).ToBeVisibleAsync();
        await Expect(Text(again)).ToHaveTextAsync("存上的一句。还有没存上的半句。");
        await Expect(again.GetByText("已保存")).ToBeVisibleAsync();
        await again.ReloadAsync();
        await Expect(again.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await Expect(Text(again)).ToHaveTextAsync("存上的一句。还有没存上的半句。");
        await Expect(again.GetByText("已恢复您上次没有提交的内容")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_digest_that_nobody_wrote_goes_on_being_made_from_the_text()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-digest");
        var page = await host.BeginAsync(browser, "没有写摘要的一篇");
        await Text(page).FillAsync("头半句。");
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await page.WaitForURLAsync("**/edit");
        await page.ReloadAsync();
        await Expect(page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await Expect(page.Locator("textarea#digest")).ToHaveValueAsync("");
        await Text(page).FillAsync("整个的一句话。");
        await Expect(page.Locator(".phone-view .digest")).ToHaveTextAsync("摘要取自正文，只在列表和卡片上显示");
    }

    [Fact]
    public async Task Tools_work_at_once_and_a_table_is_filled_cell_by_cell_and_kept()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-table");
        var page = await host.BeginAsync(browser, "有表的一篇");
        await Text(page).ClickAsync();
        await Tool(page, "^小标题").ClickAsync();
        await page.Keyboard.TypeAsync("各县区雨量");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Control+B");
        await page.Keyboard.TypeAsync("单位：毫米");
        await Tool(page, "表格").ClickAsync();
        foreach (var cell in new[] { "县区", "雨量", "时间", "华龙区" })
        {
            await page.Keyboard.TypeAsync(cell);
            await page.Keyboard.PressAsync("Tab");
        }

        await Expect(Text(page).Locator("h2")).ToHaveTextAsync("各县区雨量");
        await Expect(Text(page).Locator("b, strong")).ToHaveTextAsync("单位：毫米");
        await Expect(Text(page).Locator("table > tbody > tr:first-child > td")).ToHaveTextAsync(["县区", "雨量", "时间"]);
        await browser.Button("保存为草稿").ClickAsync();
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await page.WaitForURLAsync("**/edit");
        await page.ReloadAsync();
        await Expect(page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await Expect(Text(page).Locator("td")).ToHaveCountAsync(9);
        await Expect(page.Locator(".phone-view td").Nth(3)).ToHaveTextAsync("华龙区");
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task Whoever_leaves_by_a_link_leaves_with_his_words_saved_and_nothing_of_the_editor_behind()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-leaves");
        var page = await host.BeginAsync(browser, "点了别处的一篇");
        await Text(page).FillAsync("刚写的一句。");
        await page.GetByRole(AriaRole.Link, new() { Name = "稿件", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "点了别处的一篇" })).ToBeVisibleAsync();
        var untouched = await page.EvaluateAsync<bool>(
            "() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true }))");
        Assert.True(untouched, "Ctrl+S is still the editor's.");
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task The_tools_are_reached_by_keyboard()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-keys");
        var page = await host.BeginAsync(browser, "键盘写的一篇");
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
        await using var browser = await host.EnterAsync(chromium, "writes-dialogs");
        var page = await host.BeginAsync(browser, "有表格的一篇");
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
}
