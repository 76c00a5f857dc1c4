using System.CommandLine;
using System.Text.Json;

namespace PuyangFabu.Hosting.Commands;

/// <summary>The account's own articles at WeChat, fetched by a running server, as the operator whose token is given.</summary>
public static class ArticlesCommand
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public static Command Create(string[] settings)
    {
        var account = new Option<string?>("--account") { Description = "账号的代号；不写为默认账号" };
        var drafts = new Option<bool>("--drafts") { Description = "草稿箱里的也取来，作为草稿" };
        var news = new Option<bool>("--news-as-drafts") { Description = "图文素材作为草稿进来，要经三审；不写就算已经发布" };
        var pull = new Command("pull", "从微信拉取已发布的文章，一直显示进展；中断后服务里的拉取照常进行，再运行一次接着看") { account, drafts, news };
        pull.SetAction((parsed, cancellation) => ServerClient.RunAsync(
            settings,
            parsed.GetValue(ServerOption.Server),
            client => PullAsync(client, parsed.GetValue(account), (parsed.GetValue(drafts) ? "&drafts=true" : "") + (parsed.GetValue(news) ? "&newsAsDrafts=true" : ""), parsed.GetValue(ServerOption.Json), cancellation)));
        var command = new Command("articles", "公众号在微信上的文章：拉取（以接口令牌的身份）") { pull };
        command.Add(ServerOption.Server);
        command.Add(ServerOption.Json);
        return command;
    }

    private static async Task<int> PullAsync(ServerClient client, string? account, string wishes, bool json, CancellationToken cancellation)
    {
        var named = $"?account={Uri.EscapeDataString(account ?? "")}";
        var pull = await client.PostAsync($"api/pull{named}{wishes}", null, cancellation);
        for (var told = ""; ;)
        {
            var sentence = SentenceOf(pull);
            if (sentence != told)
            {
                await System.Console.Error.WriteLineAsync(told = sentence);
            }

            // What waits, perhaps for the next day, goes on in the server; nobody sits here until then.
            if (StateOf(pull) != "running" || Waits(pull))
            {
                break;
            }

            await Task.Delay(Interval, cancellation);
            pull = await client.GetAsync($"api/pull{named}", cancellation);
        }

        if (json)
        {
            ServerClient.Print(pull);
        }
        else
        {
            System.Console.WriteLine(
                $"看过 {Count(pull, "looked")} 篇：新拉取 {Count(pull, "added")}，没有变化 {Count(pull, "same")}，微信上改过 {Count(pull, "changed")}、已删除 {Count(pull, "gone")}，没有拉取 {Count(pull, "refused")}，读不出来 {Count(pull, "unread")}。");
            if (Count(pull, "picturesWaiting") is > 0 and var waiting)
            {
                System.Console.WriteLine($"正文里的图片还有 {waiting} 篇的没有取完，由服务继续。");
            }
        }

        return StateOf(pull) == "done" ? ExitCode.Done : ExitCode.Failed;
    }

    private static bool Waits(JsonElement pull) => pull.GetProperty("problem").GetString() is { Length: > 0 };

    private static string? StateOf(JsonElement pull) => pull.GetProperty("state").GetString();

    private static long Count(JsonElement pull, string name) => pull.GetProperty(name).GetInt64();

    private static string SentenceOf(JsonElement pull)
    {
        var problem = pull.GetProperty("problem").GetString() is { Length: > 0 } text ? $"。{text}" : "";
        return $"{pull.GetProperty("stateName").GetString()}：第 {Count(pull, "place")}/{Count(pull, "total")} 次发布，看过 {Count(pull, "looked")} 篇，新拉取 {Count(pull, "added")}{problem}";
    }
}
