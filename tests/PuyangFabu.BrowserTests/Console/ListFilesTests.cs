using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuyangFabu.Content.Boards;
using PuyangFabu.Conversation.MenuTaps;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Console;

/// <summary>Lists that come from files, the menu with its limits and figures, and a form that is pressed twice.</summary>
public sealed class ListFilesTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_table_is_looked_at_before_it_is_taken_in()
    {
        await host.AppointAsync("file-editor", Role.Editor);
        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "file-editor");
        await page.GotoAsync(host.Address("/console/directory"));
        await page.GetByRole(AriaRole.Link, new() { Name = "从文件导入" }).ClickAsync();
        await PageRules.HoldAsync(page, "directory-import");

        await ChooseAsync(page, "类别,名称,电话\n部门,市水利局,打给我\n局,城管局,\n");
        await browser.Button("看看会改什么").ClickAsync();
        await Expect(page.GetByText("第 2 行：“电话”应是电话号码")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "directory-import-refused");
        await ChooseAsync(page, "类别,名称,电话,网站\n部门,市水利局,0393-6666666,https://slj.example/\n热线,水务热线,12345,\n");
        await browser.Button("看看会改什么").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "导入后会怎样" })).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "directory-import-preview");
        await browser.Button("确认导入").ClickAsync();
        await Expect(page.GetByText("已照预览导入")).ToBeVisibleAsync();
        browser.HadNoTrouble(400);
    }

    [Fact]
    public async Task The_menu_says_while_one_types_what_a_phone_cuts_off_and_shows_who_taps_what()
    {
        await host.AppointAsync("menu-editor", Role.Editor);
        var (taps, database) = (host.Services.GetRequiredService<MenuTapStore>(), host.Services.GetRequiredService<Database>());
        var boards = host.Services.GetRequiredService<BoardCatalog>().Current.All.Take(6).ToList();
        for (var day = 0; day < 20; day++)
        {
            var date = UnixMilliseconds.ToChinaTime(host.Clock.GetUtcNow().ToUnixTimeMilliseconds()).AddDays(-day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            await database.WriteAsync(
                async session =>
                {
                    for (var tap = 0; tap < 5 + (day * 7 % 20); tap++)
                    {
                        await taps.CountAsync(session, "puyang", new MenuTap { Day = date, Kind = "click", Key = $"board:{boards[tap % boards.Count].Slug}" });
                    }
                },
                CancellationToken.None);
        }

        await using var browser = await chromium.OpenAsync(1366, 768);
        var page = browser.Page;
        await host.EnterAsync(page, "menu-editor");
        await page.GotoAsync(host.Address("/console/menu"));
        await PageRules.HoldAsync(page, "menu");
        await page.GetByRole(AriaRole.Link, new() { Name = "按天看" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "每个按钮" })).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "menu-clicks");
        await page.GotoAsync(host.Address("/console/menu/edit"));
        var name = page.GetByLabel("第 1 个菜单的名称");
        await name.FillAsync("政务");
        await Expect(page.Locator("#b0-count")).ToContainTextAsync("已有 2 个");
        await Expect(page.Locator("#b0-count .over-note")).ToBeHiddenAsync();
        await name.FillAsync("政务公开栏");
        await Expect(page.Locator("#b0-count .over-note")).ToBeVisibleAsync();

        // The phone beside the form is drawn as it is filled in.
        var phone = page.Locator(".phone-menu");
        await Expect(phone.Locator(".menu-top strong").First).ToHaveTextAsync("政务公开栏");
        await page.Locator("#b0-0-kind").SelectOptionAsync("site");
        await page.Locator("#b0-0-site").SelectOptionAsync("/services");
        await Expect(phone.Locator(".menu-subs").First.Locator("li").First).ToContainTextAsync("本站的“便民服务”");
        await browser.Button("看效果").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "改成这样" })).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "menu-edit");
        browser.HadNoTrouble(400);
    }

    [Fact]
    public async Task A_button_that_is_pressed_twice_does_it_once_without_script_too()
    {
        await host.AppointAsync("quick-editor", Role.Editor);
        await using var browser = await chromium.OpenAsync(1366, 768, script: false);
        var page = browser.Page;
        await host.EnterAsync(page, "quick-editor");
        await page.GotoAsync(host.Address("/console/boards/new"));
        await page.GetByLabel("代号").FillAsync("kuai-dian");
        await page.GetByLabel("名称").FillAsync("快点");
        await browser.Button("新建").DblClickAsync();
        await Expect(page.GetByText("已新建")).ToBeVisibleAsync();
        await Expect(page.GetByText("快点", new() { Exact = true })).ToHaveCountAsync(1);
        browser.HadNoTrouble(400);
    }

    private static Task ChooseAsync(IPage page, string csv) => page.GetByLabel("文件", new() { Exact = true }).SetInputFilesAsync(
        new FilePayload { Name = "名录.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
}
