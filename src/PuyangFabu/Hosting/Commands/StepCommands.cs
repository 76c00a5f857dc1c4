using System.CommandLine;
using System.Text.Json;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Commands that every kind of <see cref="ServerItems"/> has: its steps, its status, its list.</summary>
public static class StepCommands
{
    private static readonly Argument<long> Id = new("编号") { Description = "编号，list 列出" };
    private static readonly Option<string?> Comment = new("--comment") { Description = "说明" };
    private static readonly Option<string?> Reason = new("--comment") { Description = "理由", Required = true };
    private static readonly Option<bool> Watch = new("--watch") { Description = "一直显示进展，直到有结果" };

    /// <summary>A step that counts for the content as it was read just now.</summary>
    /// <param name="withReason">A comment must be given.</param>
    /// <param name="confirm">Asked after reading, before the step; null when nobody need be asked.</param>
    public static Command Step(
        string[] settings, ServerItems items, string name, string description, bool withReason = false, bool watches = false, IStepConfirmation? confirm = null)
    {
        var comment = withReason ? Reason : Comment;
        var command = new Command(name, description) { Id, comment };
        if (watches)
        {
            command.Add(Watch);
        }

        if (confirm is not null)
        {
            command.Add(confirm.Answer);
        }

        command.SetAction((parsed, cancellation) => ServerClient.RunAsync(settings, parsed.GetValue(ServerOption.Server), async client =>
        {
            var id = parsed.GetValue(Id);
            var read = await items.ReadAsync(client, id, cancellation);
            var hash = await TellAsync(items, description, read);
            if (confirm is not null && !await confirm.IsGivenAsync(client, read, parsed, cancellation))
            {
                return ExitCode.Failed;
            }

            var moved = await client.PostAsync($"api/{items.Path}/{id}/{name}", new { contentHash = hash, comment = parsed.GetValue(comment) }, cancellation);
            return await items.EndAsync(client, moved, watches && parsed.GetValue(Watch), parsed.GetValue(ServerOption.Json), cancellation);
        }));
        return command;
    }

    /// <summary>A step with a body of its own.</summary>
    /// <param name="body">Made of the words of the line and of the content hash that was read just now.</param>
    /// <param name="confirm">Asked after reading, before the step; null when nobody need be asked.</param>
    public static Command Step(
        string[] settings, ServerItems items, string name, string description, Func<ParseResult, string?, object> body, bool watches, IStepConfirmation? confirm, params Option[] options)
    {
        var command = new Command(name, description) { Id };
        if (confirm is not null)
        {
            command.Add(confirm.Answer);
        }

        foreach (var option in watches ? [.. options, Watch] : options)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellation) => ServerClient.RunAsync(settings, parsed.GetValue(ServerOption.Server), async client =>
        {
            var id = parsed.GetValue(Id);
            var read = await items.ReadAsync(client, id, cancellation);
            var hash = await TellAsync(items, description, read);
            if (confirm is not null && !await confirm.IsGivenAsync(client, read, parsed, cancellation))
            {
                return ExitCode.Failed;
            }

            var moved = await client.PostAsync($"api/{items.Path}/{id}/{name}", body(parsed, hash), cancellation);
            return await items.EndAsync(client, moved, watches && parsed.GetValue(Watch), parsed.GetValue(ServerOption.Json), cancellation);
        }));
        return command;
    }

    // Whoever sends must see what it is that goes out.
    private static async Task<string?> TellAsync(ServerItems items, string description, JsonElement read)
    {
        var hash = read.GetProperty("contentHash").GetString();
        await System.Console.Error.WriteLineAsync($"正在{description}：“{read.GetProperty("title").GetString()}”，内容指纹 {hash?[..12]}");
        foreach (var line in items.ContentOf(read))
        {
            await System.Console.Error.WriteLineAsync(line);
        }

        return hash;
    }

    /// <summary>Shows one.</summary>
    public static Command Status(string[] settings, ServerItems items, string description)
    {
        var command = new Command("status", description) { Id, Watch };
        command.SetAction((parsed, cancellation) => ServerClient.RunAsync(settings, parsed.GetValue(ServerOption.Server), async client =>
        {
            var item = await items.ReadAsync(client, parsed.GetValue(Id), cancellation);
            return await items.EndAsync(client, item, parsed.GetValue(Watch), parsed.GetValue(ServerOption.Json), cancellation);
        }));
        return command;
    }

    /// <summary>Shows a page of them.</summary>
    public static Command List(string[] settings, ServerItems items, string description, IEnumerable<string> states)
    {
        var account = new Option<string?>("--account") { Description = "只列这个账号（代号）的" };
        var status = new Option<string?>("--status") { Description = $"只列这个状态的：{string.Join("、", states)}" };
        var cursor = new Option<string?>("--cursor") { Description = "接着上一页：上一页末尾给出的值" };
        var command = new Command("list", description) { account, status, cursor };
        command.SetAction((parsed, cancellation) => ServerClient.RunAsync(settings, parsed.GetValue(ServerOption.Server), async client =>
        {
            var query = QueryString.Create(new[] { account, status, cursor }
                .Select(option => KeyValuePair.Create(option.Name.TrimStart('-'), parsed.GetValue(option)))
                .Where(static pair => pair.Value is not null));
            var page = await client.GetAsync($"api/{items.Path}{query}", cancellation);
            if (parsed.GetValue(ServerOption.Json))
            {
                ServerClient.Print(page);
            }
            else
            {
                await ShowAsync(page);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task ShowAsync(JsonElement page)
    {
        foreach (var item in page.GetProperty("items").EnumerateArray())
        {
            var planned = item.GetProperty("status").GetString() == "scheduled" ? $"（{ChinaTime.Minute(item.GetProperty("scheduledAt").GetDateTimeOffset())}）" : "";
            System.Console.WriteLine($"{item.GetProperty("id")}\t{item.GetProperty("statusName").GetString()}{planned}\t{item.GetProperty("title").GetString()}\t{item.GetProperty("author").GetString()}");
        }

        if (page.GetProperty("items").GetArrayLength() == 0)
        {
            await System.Console.Error.WriteLineAsync("没有符合的。");
        }

        if (page.TryGetProperty("nextCursor", out var next) && next.GetString() is { } more)
        {
            await System.Console.Error.WriteLineAsync($"还有更早的：加上 --cursor {more}");
        }
    }
}
