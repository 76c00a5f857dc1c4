using Microsoft.Playwright;
using PuyangFabu.BrowserTests.Console;
using PuyangFabu.Tests.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace PuyangFabu.BrowserTests.Sandbox;

/// <summary>Who meets at the product as its first start leaves it: citizens with the phone page, and people at the console.</summary>
internal static class SandboxedPeople
{
    /// <summary>A phone of the sandbox whose owner follows the account and has the keyboard before him.</summary>
    /// <param name="place">Of the phone among those of the page, from 0.</param>
    public static async Task<BrowserPage> TakePhoneAsync(this SandboxedProduct product, Chromium chromium, int place = 0)
    {
        var phone = await chromium.OpenAsync(1280, 900);
        await phone.Page.GotoAsync(new Uri(product.Address, "/sandbox/phone").AbsoluteUri);
        await phone.Page.Locator(".person").Nth(place).ClickAsync();
        await phone.Button("关注").ClickAsync();
        await Expect(phone.Page.Locator(".bubble")).ToHaveCountAsync(1);
        await phone.Button("切换到键盘").ClickAsync();
        return phone;
    }

    /// <summary>Says something, and waits until the account's answer holds some words.</summary>
    public static async Task SayAsync(this BrowserPage phone, string words, string answer)
    {
        await phone.TypeAsync(words);
        await Expect(phone.Page.Locator(".row--mine ~ .row .bubble").Last).ToContainTextAsync(answer);
    }

    public static async Task TypeAsync(this BrowserPage phone, string words)
    {
        await phone.Page.GetByLabel("输入消息").FillAsync(words);
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Page.Locator(".row--mine .bubble").Last).ToHaveTextAsync(words);
    }

    /// <summary>Somebody who was just appointed, signed in at the console.</summary>
    public static async Task<BrowserPage> EnterAsync(this SandboxedProduct product, Chromium chromium, string userName, string role, string displayName)
    {
        await ConsoleHost.AppointAsync(product.Services, userName, role, displayName);
        var browser = await chromium.OpenAsync(1366, 768);
        await ConsoleHost.EnterAsync(browser.Page, product.Address, userName, ConsoleHost.First);
        return browser;
    }

    public static Task OpenAsync(this BrowserPage browser, SandboxedProduct product, string path) => browser.Page.GotoAsync(new Uri(product.Address, path).AbsoluteUri);

    /// <summary>Presses a button and reads that it was done.</summary>
    public static async Task PressAsync(this BrowserPage browser, string button, string told)
    {
        await browser.Button(button).ClickAsync();
        await Expect(browser.Page.GetByText(told).First).ToBeVisibleAsync();
    }

    public static ILocator Link(this BrowserPage browser, string name) => browser.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
