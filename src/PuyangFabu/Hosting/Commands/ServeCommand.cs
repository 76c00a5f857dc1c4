using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Operators;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Starts the product and prints where its pages are.</summary>
public static class ServeCommand
{
    public const string Name = "serve";

    public static async Task<int> RunAsync(string[] settings, CancellationToken cancellation)
    {
        await using var app = ProductApplication.Create(settings);
        await app.Services.GetRequiredService<ProductStart>().PrepareAsync(cancellation);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception failure)
        {
            // Background work may run already; it must end before what it uses is disposed of.
            await app.StopAsync(CancellationToken.None);
            var secure = app.Services.GetRequiredService<ProductSettings>().Urls.FirstOrDefault(static url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
            if (secure is not null && failure is InvalidOperationException or System.Security.Cryptography.CryptographicException)
            {
                throw new SettingsException($"Urls 中的 {secure} 需要证书，而没有找到可用的：请由反向代理提供 https（见 config/examples/nginx.conf），或设置 Kestrel:Certificates:Default 的 Path 和 Password。", failure);
            }

            throw;
        }

        PrintAddresses(app.Services);
        app.Services.GetRequiredService<UnknownProxy>().TellExpected();
        var background = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToArray();
        await app.WaitForShutdownAsync(cancellation);

        // Work that could not go on has stopped the rest; only a failure is started anew.
        return background.Any(static work => work.ExecuteTask is { IsFaulted: true }) ? ExitCode.Failed : ExitCode.Done;
    }

    private static void PrintAddresses(IServiceProvider services)
    {
        var urls = services.GetRequiredService<PublicUrls>();
        var settings = services.GetRequiredService<ProductSettings>();
        System.Console.WriteLine($"{settings.WeChat.Accounts[settings.WeChat.DefaultAccount].Name} 已启动");
        System.Console.WriteLine($"  微信客户端 {services.GetRequiredService<WeChatPlatform>().Client}");
        System.Console.WriteLine($"  公众页面  {urls.To("/")}");
        System.Console.WriteLine($"  微信回调  {urls.To("/wechat")}");
        System.Console.WriteLine($"  后台      {urls.To("/console")}");
        var bootstrap = services.GetRequiredService<OperatorBootstrap>();
        if (File.Exists(bootstrap.PasswordFile))
        {
            System.Console.WriteLine($"  首次登录  用户名 {settings.Operators.Bootstrap.UserName}，密码在 {bootstrap.PasswordFile}（改密码后此文件自动删除）");
        }

        if (settings.Sandbox)
        {
            System.Console.WriteLine($"  手机页    {urls.To("/sandbox/phone")}（沙箱模式，按 Ctrl+C 停止）");
        }
    }
}
