using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static PuyangFabu.BrowserTests.Console.ArticleEditor;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>What an editor of articles sees of what it says, reaches of its tools, and takes back of what was done.</summary>
public sealed class WritingRoomTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_step_back_takes_the_table_and_nothing_else_and_a_step_on_brings_it_again()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-back");
        var page = await host.BeginAsync(browser, "撤销的一篇");
        await Text(page).ClickAsync();
        await page.Keyboard.TypeAsync("表格前面的字。");
        await page.Keyboard.PressAsync("Enter");
        await Tool(page, "^表格").ClickAsync();
        await Expect(Text(page).Locator("table")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Control+z");
        await Expect(Text(page).Locator("table")).ToHaveCountAsync(0);
        await Expect(Text(page)).ToContainTextAsync("表格前面的字。");
        await Tool(page, "^重做").ClickAsync();
        await Expect(Text(page).Locator("table")).ToHaveCountAsync(1);
        await Tool(page, "^撤销").ClickAsync();
        await Expect(Text(page).Locator("table")).ToHaveCountAsync(0);
        await Expect(Text(page)).ToContainTextAsync("表格前面的字。");
        for (var step = 0; step < 12; step++)
        {
            await page.Keyboard.PressAsync("Control+z");
        }

        await Expect(Text(page)).Not.ToContainTextAsync("表格");
        await page.Keyboard.PressAsync("Control+y");
        await Expect(Text(page)).ToContainTextAsync("表");
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task The_first_line_is_a_paragraph_and_what_is_pasted_or_refused_is_said_where_one_looks()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-seen");
        var page = await host.BeginAsync(browser, "看得见的一篇");
        await Text(page).ClickAsync();
        await page.Keyboard.TypeAsync("第一行");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("第二行");
        await Expect(Text(page).Locator("p")).ToHaveTextAsync(["第一行", "第二行"]);
        for (var line = 0; line < 20; line++)
        {
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.TypeAsync($"第 {line + 3} 行");
        }

        await Text(page).EvaluateAsync(
            """
            content => {
                const copied = new DataTransfer();
                copied.setData('text/html', '<p>粘贴的</p><video src="https://example.com/a.mp4"></video>');
                copied.setData('text/plain', '粘贴的');
                content.dispatchEvent(new ClipboardEvent('paste', { clipboardData: copied, bubbles: true, cancelable: true }));
            }
            """);
        await Expect(page.Locator(".dropped")).ToContainTextAsync("视频没有保留");
        await Expect(page.Locator(".dropped")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Text(page).EvaluateAsync(
            """
            content => {
                const transfer = new DataTransfer();
                transfer.items.add(new File(['不是图片'], '假的.png', { type: 'image/png' }));
                content.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
            }
            """);
        await Expect(page.GetByText("假的.png 没有传上")).ToBeInViewportAsync(new() { Ratio = 1 });
        await PageRules.HoldAsync(page, "article-told");
        browser.HadNoTrouble(415, 400, 422);
    }

    [Fact]
    public async Task The_buttons_of_a_link_stand_above_the_bar_and_the_tools_of_a_phone_fit_a_thumb()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-link");
        var page = await host.BeginAsync(browser, "有链接的一篇");
        await Text(page).ClickAsync();
        await page.Keyboard.TypeAsync("看这里");
        await Tool(page, "^链接").ClickAsync();
        var add = page.GetByRole(AriaRole.Button, new() { Name = "加上链接" });
        await Expect(add).ToBeVisibleAsync();
        await add.ClickAsync(new() { Trial = true });
        var (button, bar) = ((await add.BoundingBoxAsync())!, (await page.Locator(".save-bar").BoundingBoxAsync())!);
        Assert.True(button.Y + button.Height <= bar.Y, $"{button.Y + button.Height} > {bar.Y}");
        await PageRules.HoldAsync(page, "article-link");
        await page.GetByLabel("链接地址").FillAsync("www.puyang.gov.cn");
        await add.EvaluateAsync("button => { button.click(); button.click(); }");
        await Expect(add).ToBeHiddenAsync();
        await Expect(Text(page).Locator("a")).ToHaveCountAsync(1);
        await Expect(Text(page).Locator("a")).ToHaveTextAsync("https://www.puyang.gov.cn");

        await page.SetViewportSizeAsync(390, 844);
        var tools = page.GetByRole(AriaRole.Toolbar, new() { Name = "排版" }).GetByRole(AriaRole.Button);
        foreach (var tool in await tools.AllAsync())
        {
            var box = (await tool.BoundingBoxAsync())!;
            Assert.True(box is { Width: >= 44, Height: >= 44 }, $"{await tool.GetAttributeAsync("title")}: {box.Width} x {box.Height}");
        }
    }

    [Fact]
    public async Task What_was_refused_names_its_field()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-refused");
        var page = await host.BeginAsync(browser, "网址不对的一篇");
        await Text(page).FillAsync("正文。");
        await page.GetByLabel("来源网址").FillAsync("不是网址");
        await browser.Button("保存为草稿").Or(browser.Button("保存")).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("来源网址：不是 http 或 https 网址");
    }
}
