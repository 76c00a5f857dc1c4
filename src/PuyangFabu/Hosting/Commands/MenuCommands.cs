using System.CommandLine;
using System.Text.Json;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Hosting.Commands;

/// <summary>The menu at WeChat from the command line, as the operator whose token is given.</summary>
public static class MenuCommands
{
    private static readonly Option<string?> Account = new("--account") { Description = "账号的代号；不写为默认账号", Recursive = true };

    public static Command Create(string[] settings)
    {
        var command = new Command("menu", "菜单：发布批准的一版、对照差异、退回上一版（以接口令牌的身份）")
        {
            Publish(settings),
            Diff(settings),
            Rollback(settings),
        };
        command.Add(Account);
        command.Add(ServerOption.Server);
        command.Add(ServerOption.Json);
        return command;
    }

    private static Command Publish(string[] settings)
    {
        var at = new Option<string?>("--at") { Description = "发布时间（ISO 8601，不写时区按北京时间）；不写为立即" };
        var command = new Command("publish", "把批准的菜单发布到微信，并读回来核对") { at };
        command.SetAction((parsed, cancellation) => ServerClient.RunAsync(settings, parsed.GetValue(ServerOption.Server), async client =>
            ShowPublished(
                await client.PostAsync(PathOf("publish", parsed), new { at = parsed.GetValue(at) }, cancellation), parsed.GetValue(ServerOption.Json))));
        return command;
    }

    private static Command Rollback(string[] settings)
    {
        var version = new Option<long?>("--version") { Description = "退回到第几版；不写为上一次发布的那一版" };
        var comment = new Option<string?>("--comment") { Description = "说明" };
        var command = new Command("rollback", "退回以前发布过的一版") { version, comment };
        command.SetAction((parsed, cancellation) => ServerClient.RunAsync(settings, parsed.GetValue(ServerOption.Server), async client =>
            ShowPublished(
                await client.PostAsync(PathOf("rollback", parsed), new { version = parsed.GetValue(version), comment = parsed.GetValue(comment) }, cancellation),
                parsed.GetValue(ServerOption.Json))));
        return command;
    }

    private static Command Diff(string[] settings)
    {
        var command = new Command("diff", "粉丝现在看到的菜单与批准的有何不同；有不同时退出码为 1");
        command.SetAction((parsed, cancellation) => ServerClient.RunAsync(settings, parsed.GetValue(ServerOption.Server), async client =>
        {
            var diff = await client.GetAsync(PathOf("diff", parsed), cancellation);
            if (parsed.GetValue(ServerOption.Json))
            {
                ServerClient.Print(diff);
            }
            else
            {
                ShowDiff(diff);
            }

            return diff.GetProperty("same").GetBoolean() ? ExitCode.Done : ExitCode.Failed;
        }));
        return command;
    }

    private static string PathOf(string call, ParseResult parsed) =>
        parsed.GetValue(Account) is { } account ? $"api/menu/{call}?account={Uri.EscapeDataString(account)}" : $"api/menu/{call}";

    private static int ShowPublished(JsonElement published, bool json)
    {
        if (json)
        {
            ServerClient.Print(published);
            return ExitCode.Done;
        }

        var publication = published.GetProperty("publication");
        System.Console.WriteLine(publication.GetProperty("status").GetString() == "scheduled"
            ? $"第 {publication.GetProperty("version")} 版菜单将在 {ChinaTime.Minute(publication.GetProperty("scheduledAt").GetDateTimeOffset())} 发布（编号 {publication.GetProperty("id")}）"
            : $"第 {publication.GetProperty("version")} 版菜单已发布到微信");
        if (published.TryGetProperty("warning", out var warning))
        {
            System.Console.Error.WriteLine(warning.GetString());
        }

        if (published.TryGetProperty("diff", out var diff))
        {
            ShowDiff(diff);
        }

        return ExitCode.Done;
    }

    private static void ShowDiff(JsonElement diff)
    {
        var differences = diff.GetProperty("differences");
        System.Console.WriteLine(differences.GetArrayLength() == 0
            ? $"微信上的菜单与批准的第 {diff.GetProperty("approvedVersion")} 版一致"
            : $"微信上的菜单与批准的第 {diff.GetProperty("approvedVersion")} 版有 {differences.GetArrayLength()} 处不同：");
        foreach (var difference in differences.EnumerateArray())
        {
            System.Console.WriteLine($"  {difference.GetString()}");
        }
    }
}
