using System.CommandLine;
using System.Text.Json;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Followers from the command line, as the operator whose token is given.</summary>
public static class FollowersCommand
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public static Command Create(string[] settings)
    {
        var account = new Option<string?>("--account") { Description = "账号的代号；不写为默认账号" };
        var sync = new Command("sync", "从微信同步标签、名单和资料，一直显示进展；中断后服务里的同步照常进行") { account };
        sync.SetAction((parsed, cancellation) => ServerClient.RunAsync(
            settings,
            parsed.GetValue(ServerOption.Server),
            client => SyncAsync(client, parsed.GetValue(account), parsed.GetValue(ServerOption.Json), cancellation)));
        var command = new Command("followers", "粉丝：同步（以接口令牌的身份）") { sync };
        command.Add(ServerOption.Server);
        command.Add(ServerOption.Json);
        return command;
    }

    private static async Task<int> SyncAsync(ServerClient client, string? account, bool json, CancellationToken cancellation)
    {
        var path = "api/followers/sync" + (account is null ? "" : $"?account={Uri.EscapeDataString(account)}");
        var sync = await client.PostAsync(path, null, cancellation);
        for (var told = ""; ;)
        {
            var sentence = SentenceOf(sync);
            if (sentence != told)
            {
                await System.Console.Error.WriteLineAsync(told = sentence);
            }

            if (StateOf(sync) != "running")
            {
                break;
            }

            await Task.Delay(Interval, cancellation);
            sync = await client.GetAsync(path, cancellation);
        }

        if (json)
        {
            ServerClient.Print(sync);
        }
        else
        {
            System.Console.WriteLine($"粉丝 {sync.GetProperty("listed")} 位，资料 {sync.GetProperty("informed")} 位，已取消关注 {sync.GetProperty("departed")} 位。{sync.GetProperty("warning")}");
        }

        return StateOf(sync) == "done" ? ExitCode.Done : ExitCode.Failed;
    }

    private static string? StateOf(JsonElement sync) => sync.GetProperty("state").GetString();

    private static string SentenceOf(JsonElement sync)
    {
        var problem = sync.GetProperty("problem").GetString() is { Length: > 0 } text ? $"。{text}" : "";
        return $"{sync.GetProperty("stateName").GetString()}：名单 {sync.GetProperty("listed")}/{sync.GetProperty("total")}，资料 {sync.GetProperty("informed")}{problem}";
    }
}
