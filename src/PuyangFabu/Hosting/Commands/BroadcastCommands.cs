using System.CommandLine;
using System.Text.Json;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Mass messages from the command line, as the operator whose token is given.</summary>
public static class BroadcastCommands
{
    private static readonly Argument<long> Id = new("编号") { Description = "群发的编号" };
    private static readonly Option<string?> At = new("--at") { Description = "发送时间（ISO 8601，不写时区按北京时间）；不写为立即" };
    private static readonly Option<string?> Comment = new("--comment") { Description = "说明" };
    private static readonly Option<bool> Watch = new("--watch") { Description = "一直显示进展，直到有结果" };

    public static Command Create(string[] settings)
    {
        var command = new Command("broadcast", "群发：新建、提交、批准、发送、查看、取消（以个人令牌的身份，要另一个人批准）")
        {
            CreateNew(settings),
            Move(settings, "submit", "提交批准", Comment),
            Move(settings, "approve", "批准读过的内容", Comment, watches: true),
            Send(settings),
            Status(settings),
            Move(settings, "cancel", "发出之前取消", Comment),
        };
        command.Add(ServerOption.Server);
        command.Add(ServerOption.Json);
        return command;
    }

    private static Command CreateNew(string[] settings)
    {
        var articles = new Option<long[]>("--articles") { Description = "稿件编号，1 到 8 个，用空格分开", AllowMultipleArgumentsPerToken = true };
        var text = new Option<string?>("--text") { Description = "群发一段文字" };
        var all = new Option<bool>("--all") { Description = "发给全部关注者" };
        var tag = new Option<long?>("--tag") { Description = "发给一个标签（编号）" };
        var openIds = new Option<FileInfo?>("--openids") { Description = "发给名单：每行一个 OpenID 的文件" };
        var command = new Command("create", "新建群发草稿") { articles, text, all, tag, openIds, At };
        command.SetAction((parsed, cancellation) => ServerClient.RunAsync(settings, parsed.GetValue(ServerOption.Server), async client =>
        {
            var file = parsed.GetValue(openIds);
            if (file is { Exists: false })
            {
                await Console.Error.WriteLineAsync($"找不到文件：{file}");
                return ExitCode.WrongInput;
            }

            var made = await client.PostAsync(
                "api/broadcasts",
                new
                {
                    articleIds = parsed.GetValue(articles),
                    text = parsed.GetValue(text),
                    audience = new
                    {
                        all = parsed.GetValue(all) ? true : (bool?)null,
                        tagId = parsed.GetValue(tag),
                        openIds = file is null ? null : (await File.ReadAllLinesAsync(file.FullName, cancellation)).Select(static line => line.Trim()).Where(static line => line.Length > 0),
                    },
                    scheduledAt = parsed.GetValue(At),
                },
                cancellation);
            Show(made, parsed.GetValue(ServerOption.Json));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Move(string[] settings, string name, string description, Option<string?> comment, bool watches = false)
    {
        var command = new Command(name, description) { Id, comment };
        if (watches)
        {
            command.Add(Watch);
        }

        command.SetAction((parsed, cancellation) => ServerClient.RunAsync(settings, parsed.GetValue(ServerOption.Server), async client =>
        {
            var id = parsed.GetValue(Id);
            var read = await client.GetAsync($"api/broadcasts/{id}", cancellation);
            await Console.Error.WriteLineAsync($"{description}：“{read.GetProperty("title").GetString()}”，内容指纹 {read.GetProperty("contentHash").GetString()?[..12]}");
            var moved = await client.PostAsync(
                $"api/broadcasts/{id}/{name}", new { contentHash = read.GetProperty("contentHash").GetString(), comment = parsed.GetValue(comment) }, cancellation);
            return await EndAsync(client, moved, watches && parsed.GetValue(Watch), parsed.GetValue(ServerOption.Json), cancellation);
        }));
        return command;
    }

    private static Command Send(string[] settings)
    {
        var command = new Command("send", "发送已批准的群发") { Id, At, Watch };
        command.SetAction((parsed, cancellation) => ServerClient.RunAsync(settings, parsed.GetValue(ServerOption.Server), async client =>
        {
            var moved = await client.PostAsync($"api/broadcasts/{parsed.GetValue(Id)}/send", new { scheduledAt = parsed.GetValue(At) }, cancellation);
            return await EndAsync(client, moved, parsed.GetValue(Watch), parsed.GetValue(ServerOption.Json), cancellation);
        }));
        return command;
    }

    private static Command Status(string[] settings)
    {
        var command = new Command("status", "查看一条群发") { Id, Watch };
        command.SetAction((parsed, cancellation) => ServerClient.RunAsync(settings, parsed.GetValue(ServerOption.Server), async client =>
        {
            var broadcast = await client.GetAsync($"api/broadcasts/{parsed.GetValue(Id)}", cancellation);
            return await EndAsync(client, broadcast, parsed.GetValue(Watch), parsed.GetValue(ServerOption.Json), cancellation);
        }));
        return command;
    }

    private static async Task<int> EndAsync(ServerClient client, JsonElement broadcast, bool watch, bool json, CancellationToken cancellation)
    {
        var last = watch ? await BroadcastWatch.FollowAsync(client, broadcast, cancellation) : broadcast;
        Show(last, json);
        return last.GetProperty("status").GetString() is "failed" or "unknown" ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Show(JsonElement broadcast, bool json)
    {
        if (json)
        {
            ServerClient.Print(broadcast);
            return;
        }

        Console.WriteLine($"群发 {broadcast.GetProperty("id")} “{broadcast.GetProperty("title").GetString()}”：{BroadcastWatch.SentenceOf(broadcast)}");
        var today = broadcast.GetProperty("quota").GetProperty("today");
        Console.WriteLine($"今天还能群发 {today.GetProperty("left")} 次（共 {today.GetProperty("limit")} 次）");
    }
}
