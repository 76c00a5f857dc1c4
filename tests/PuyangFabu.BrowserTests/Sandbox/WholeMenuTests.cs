using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Sandbox;

/// <summary>A menu that people change at the console, as a follower has it in his phone.</summary>
public sealed class WholeMenuTests(Chromium chromium)
{
    [Fact]
    public async Task A_changed_menu_is_on_the_phone_once_it_was_approved_and_published()
    {
        await using var product = await SandboxedProduct.StartAsync();
        await using var phone = await product.TakePhoneAsync(chromium);
        await phone.Button("切换到菜单").ClickAsync();
        await Expect(phone.Button("微濮阳")).ToBeVisibleAsync();
        await using var writer = await product.EnterAsync(chromium, "bianji", Role.Editor, "李编");
        await writer.OpenAsync(product, "/console/menu/edit");
        await writer.Page.GetByLabel("第 1 个菜单的名称").FillAsync("看濮阳");
        await writer.PressAsync("存为新的一版草稿", "已存为新的一版草稿");
        await writer.OpenAsync(product, "/console/menu/submit");
        await writer.PressAsync("提交批准", "已提交");

        await using var chief = await product.EnterAsync(chromium, "zhongshen", Role.Chief, "孙终");
        await chief.OpenAsync(product, "/console/menu/approve");
        await chief.PressAsync("批准这一版", "已批准。");
        await using var publisher = await product.EnterAsync(chromium, "fabu", Role.Publisher, "钱发");
        await publisher.OpenAsync(product, "/console/menu/publish");
        await publisher.Page.Locator("#typed").FillAsync(Quoted(await publisher.Page.Locator("label[for=typed]").InnerTextAsync()));
        await Expect(phone.Button("看濮阳")).ToHaveCountAsync(0);
        await publisher.PressAsync("发布到微信", "已发布");

        await phone.Page.ReloadAsync();
        await phone.Button("看濮阳").ClickAsync();
        await phone.Button("濮阳要闻").ClickAsync();
        await Expect(phone.Page.Locator(".news")).ToHaveCountAsync(1);
        await Expect(phone.Button("微濮阳")).ToHaveCountAsync(0);
        foreach (var person in new[] { phone, writer, chief, publisher })
        {
            person.HadNoTrouble();
        }
    }

    private static string Quoted(string words) => words.Split('“')[1].Split('”')[0];
}
