using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static PuyangFabu.BrowserTests.Console.ArticleEditor;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>Tables in the article editor: their rows, columns and headings by button and by keyboard.</summary>
public sealed class WritingTablesTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task Rows_and_columns_come_and_go_the_first_row_becomes_a_heading_and_all_of_it_is_kept()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-rows");
        var page = await host.BeginAsync(browser, "加减行列的一篇");
        await Text(page).ClickAsync();
        await Tool(page, "表格").ClickAsync();
        var rows = Text(page).Locator("tr");
        var tools = page.GetByRole(AriaRole.Toolbar, new() { Name = "表格" });
        await page.Keyboard.TypeAsync("县区");
        await tools.GetByRole(AriaRole.Button, new() { Name = "下面加一行" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(4);
        await page.Keyboard.TypeAsync("新的一行");
        await Expect(rows.Nth(1).Locator("td").First).ToHaveTextAsync("新的一行");
        await tools.GetByRole(AriaRole.Button, new() { Name = "右边加一列" }).ClickAsync();
        await Expect(rows.First.Locator("td")).ToHaveCountAsync(4);
        await page.Keyboard.TypeAsync("新的一列");
        await Expect(rows.Nth(1).Locator("td").Nth(1)).ToHaveTextAsync("新的一列");
        var head = tools.GetByRole(AriaRole.Button, new() { Name = "首行作表头" });
        await head.ClickAsync();
        await Expect(head).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Text(page).Locator("thead > tr > th").First).ToHaveTextAsync("县区");
        await tools.GetByRole(AriaRole.Button, new() { Name = "删除这一列" }).ClickAsync();
        await Expect(rows.First.Locator("th")).ToHaveCountAsync(3);
        await Expect(Text(page)).Not.ToContainTextAsync("新的一列");
        await PageRules.HoldAsync(page, "article-table");

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^保存(为草稿)?$") }).ClickAsync();
        await page.WaitForURLAsync("**/edit");
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("[data-interactive=true]")).ToBeVisibleAsync();
        await Expect(Text(page).Locator("thead th")).ToHaveCountAsync(3);
        await Expect(Text(page).Locator("td")).ToHaveCountAsync(9);
        await Expect(tools).ToBeHiddenAsync();
        await Text(page).Locator("td").First.ClickAsync();
        await tools.GetByRole(AriaRole.Button, new() { Name = "删除表格" }).ClickAsync();
        await Expect(Text(page).Locator("table")).ToHaveCountAsync(0);
        await Expect(tools).ToBeHiddenAsync();
        browser.HadNoTrouble();
    }

    [Fact]
    public async Task A_table_with_cells_over_several_rows_and_columns_stays_even()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-spans");
        var page = await host.BeginAsync(browser, "合并单元格的一篇");
        await Text(page).EvaluateAsync(
            """
            content => content.innerHTML = '<table><tbody><tr><td rowspan="2">高</td><td colspan="2">宽</td></tr><tr><td>左</td><td>右</td></tr><tr><td>一</td><td>二</td><td>三</td></tr></tbody></table>'
            """);
        var tools = page.GetByRole(AriaRole.Toolbar, new() { Name = "表格" });
        foreach (var (cell, press) in new[] { ("左", "右边加一列"), ("高", "下面加一行"), ("左", "上面加一行"), ("左", "删除这一列"), ("宽", "删除这一行"), ("三", "左边加一列") })
        {
            await Text(page).Locator("td", new() { HasTextString = cell }).First.ClickAsync();
            await tools.GetByRole(AriaRole.Button, new() { Name = press }).ClickAsync();
            // As wide in every row, counting what stands over several.
            var widths = await Text(page).Locator("table").EvaluateAsync<int[]>(
                """
                table => {
                    const widths = [...table.rows].map(() => 0);
                    for (const [y, row] of [...table.rows].entries()) for (const cell of row.cells)
                        for (let down = 0; down < cell.rowSpan && y + down < widths.length; down++) widths[y + down] += cell.colSpan;
                    return widths;
                }
                """);
            Assert.True(widths.Distinct().Count() == 1, $"{press} at {cell}: {string.Join(' ', widths)}");
        }

        browser.HadNoTrouble();
    }

    [Fact]
    public async Task The_tools_of_a_table_are_reached_by_keyboard()
    {
        await using var browser = await host.EnterAsync(chromium, "writes-table-keys");
        var page = await host.BeginAsync(browser, "键盘改表格的一篇");
        await Text(page).ClickAsync();
        await Tool(page, "表格").ClickAsync();
        await page.Keyboard.PressAsync("Alt+F10");
        var tools = page.GetByRole(AriaRole.Toolbar, new() { Name = "表格" });
        await Expect(tools.GetByRole(AriaRole.Button, new() { Name = "上面加一行" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Text(page).Locator("tr")).ToHaveCountAsync(4);
        await Expect(Text(page)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+F10");
        await page.Keyboard.PressAsync("Alt+F10");
        Assert.True(await page.GetByRole(AriaRole.Toolbar, new() { Name = "排版" }).EvaluateAsync<bool>("bar => bar.contains(document.activeElement)"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(Text(page)).ToBeFocusedAsync();
        browser.HadNoTrouble();
    }
}
