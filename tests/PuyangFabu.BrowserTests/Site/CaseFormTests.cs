using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuyangFabu.BrowserTests.Console;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Foundation.Storage;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Site;

/// <summary>The citizen's form on a phone: with pictures, without script, and with a network that goes away.</summary>
public sealed class CaseFormTests(ConsoleHost host, Chromium chromium) : IClassFixture<ConsoleHost>
{
    private const string Words = "小区门口的井盖不见了\n晚上看不清，请快来补上。";

    [Fact]
    public async Task Pictures_go_in_and_what_is_none_is_named_and_takes_no_words()
    {
        await using var phone = await chromium.OpenAsync(375, 812);
        var page = phone.Page;
        await page.GotoAsync(await LinkAsync());
        await FillAsync(page);
        await page.Locator("#case-pictures").SetInputFilesAsync([Picture("井盖.png"), new FilePayload { Name = "说明.png", MimeType = "image/png", Buffer = "no picture"u8.ToArray() }]);
        await phone.Button("提交").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“说明.png”没有收下");
        await PageRules.HoldAsync(page, "cases-form-pictures");
        Assert.Equal(Words, await page.Locator("#case-text").InputValueAsync());
        await Expect(page.GetByText("已经收下的图片（1 张）")).ToBeVisibleAsync();
        await phone.Button("提交").ClickAsync();
        await Expect(page.GetByText("收到了。")).ToBeVisibleAsync();
        phone.HadNoTrouble(400);
    }

    [Fact]
    public async Task It_works_with_scripts_switched_off()
    {
        await using var phone = await chromium.OpenAsync(375, 812, script: false);
        var page = phone.Page;
        await page.GotoAsync(await LinkAsync());
        await FillAsync(page);
        await page.Locator("#case-pictures").SetInputFilesAsync([Picture("a.png"), Picture("b.png", 40)]);
        await phone.Button("提交").ClickAsync();

        await Expect(page.GetByText("收到了。")).ToBeVisibleAsync();
        Assert.Matches("^[0-9]{12}$", await page.Locator(".case-made dd").First.InnerTextAsync());
    }

    [Fact]
    public async Task What_was_typed_survives_a_lost_network_and_a_closed_page_until_it_was_handed_in()
    {
        await using var phone = await chromium.OpenAsync(375, 812);
        var page = phone.Page;
        var link = await LinkAsync();
        await page.GotoAsync(link);
        await FillAsync(page);
        await page.GetByLabel("同意公开").CheckAsync();
        await page.Context.SetOfflineAsync(true);
        await Expect(page.GetByText("现在没有网络")).ToBeVisibleAsync();
        await phone.Button("提交").ClickAsync();
        await Expect(page.GetByText("现在没有网络")).ToBeInViewportAsync();

        await page.GotoAsync("about:blank");
        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync(link);

        await Expect(page.GetByText("您上次写的还在")).ToBeVisibleAsync();
        await PageRules.HoldAsync(page, "cases-form-restored");
        Assert.Equal(Words, await page.Locator("#case-text").InputValueAsync());
        await Expect(page.GetByLabel("求助")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("同意公开")).ToBeCheckedAsync();
        await phone.Button("提交").ClickAsync();
        await Expect(page.GetByText("收到了。")).ToBeVisibleAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("Object.keys(localStorage).length"));
        phone.HadNoTrouble();
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_counted_refused_with_a_sentence_and_never_cut()
    {
        await using var phone = await chromium.OpenAsync(375, 812);
        var page = phone.Page;
        await page.GotoAsync(await LinkAsync());
        await Expect(page.Locator("#text-limit")).ToHaveTextAsync("最多 3000 字；写不下的可以拍成图片，一起发来。");
        await FillAsync(page);
        await Expect(page.Locator("#text-limit")).ToContainTextAsync($"写了 {Words.Length} 字。");
        await page.GetByLabel("说说是什么事").FillAsync(new string('长', 3500));
        await Expect(page.Locator("#text-limit")).ToContainTextAsync("写了 3500 字，超过了 500 字，改短以后才能提交。");
        await PageRules.HoldAsync(page, "cases-form-long");
        await phone.Button("提交").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("太长（3500 个字符，最多 3000 个）");
        Assert.Equal(3500, (await page.Locator("#case-text").InputValueAsync()).Length);
        phone.HadNoTrouble(400);
    }

    private static async Task FillAsync(IPage page)
    {
        await page.GetByLabel("求助").CheckAsync();
        await page.GetByLabel("说说是什么事").FillAsync(Words);
    }

    private static FilePayload Picture(string name, int width = 60)
    {
        using var bitmap = new SKBitmap(width, 40);
        bitmap.Erase(SKColors.SteelBlue);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return new FilePayload { Name = name, MimeType = "image/png", Buffer = data.ToArray() };
    }

    private async Task<string> LinkAsync()
    {
        var key = CaseForm.MakeKey();
        await host.Services.GetRequiredService<Database>().WriteAsync(
            session => CaseLinkStore.AddAsync(session, new CaseLink { KeyHash = CaseForm.HashOf(key), Account = "puyang", OpenId = $"o{key[..6]}", CreatedMs = host.Clock.NowMs() }), CancellationToken.None);
        return host.Address($"/cases/new?key={key}");
    }
}
