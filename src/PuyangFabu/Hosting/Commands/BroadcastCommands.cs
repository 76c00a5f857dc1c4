using System.CommandLine;
using System.Text.Json;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Publishing.Broadcasts;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Mass messages from the command line, as the operator whose token is given.</summary>
public static class BroadcastCommands
{
    private static readonly Option<string?> At = new("--at") { Description = "发送时间（ISO 8601，不写时区按北京时间）；不写为立即" };

    private static readonly ServerItems Items = new("broadcasts", SentenceOf, IsAtRest, ContentOf, Lines);

    public static Command Create(string[] settings)
    {
        var openId = new Option<string?>("--openid") { Description = "发给这位粉丝（OpenID）" };
        var wxName = new Option<string?>("--wxname") { Description = "发给这个微信号" };
        var command = new Command("broadcast", "群发：会通知粉丝，占群发次数，要另一个人批准（以接口令牌的身份）")
        {
            CreateNew(settings),
            StepCommands.List(settings, Items, "列出群发，新的在前", BroadcastState.All),
            StepCommands.Status(settings, Items, "查看一条群发"),
            StepCommands.Step(
                settings, Items, "preview", "发到一部手机上预览：--openid 或 --wxname 写一个",
                (parsed, _) => new { openId = parsed.GetValue(openId), wxName = parsed.GetValue(wxName) }, watches: false, confirm: null, openId, wxName),
            StepCommands.Step(settings, Items, "submit", "提交批准"),
            StepCommands.Step(
                settings, Items, "approve", "批准读过的内容", watches: true,
                confirm: new ReadConfirmation("批准", static broadcast => broadcast.GetProperty("sendWhenApproved").GetBoolean())),
            StepCommands.Step(settings, Items, "reject", "退回草稿", withReason: true),
            StepCommands.Step(
                settings, Items, "send", "发送已批准的群发", static (parsed, hash) => new { scheduledAt = parsed.GetValue(At), contentHash = hash }, watches: true,
                new ReadConfirmation("发送", static _ => true), At),
            StepCommands.Step(settings, Items, "cancel", "发出之前取消"),
            StepCommands.Step(settings, Items, "recall", "撤回已发出的图文", confirm: new TypedConfirmation("撤回", "recallWarning")),
        };
        command.Add(ServerOption.Server);
        command.Add(ServerOption.Json);
        return command;
    }

    private static Command CreateNew(string[] settings)
    {
        var account = new Option<string?>("--account") { Description = "账号的代号；不写为默认账号" };
        var articles = new Option<long[]>("--articles") { Description = "稿件编号，1 到 8 个，用空格分开", AllowMultipleArgumentsPerToken = true };
        var text = new Option<string?>("--text") { Description = "群发一段文字" };
        var image = new Option<FileInfo?>("--image") { Description = "群发一张图片：图片文件" };
        var all = new Option<bool>("--all") { Description = "发给全部粉丝" };
        var tag = new Option<long?>("--tag") { Description = "发给一个标签（编号）" };
        var openIds = new Option<FileInfo?>("--openids") { Description = "发给名单：每行一个 OpenID 的文件" };
        var hold = new Option<bool>("--hold") { Description = "批准后不自动发出，等人用 send 发送" };
        var command = new Command("create", "新建群发草稿") { account, articles, text, image, all, tag, openIds, At, hold };
        command.SetAction((parsed, cancellation) => ServerClient.RunAsync(settings, parsed.GetValue(ServerOption.Server), async client =>
        {
            var (file, picture) = (parsed.GetValue(openIds), parsed.GetValue(image));
            if (new[] { file, picture }.FirstOrDefault(static given => given is { Exists: false }) is { } missing)
            {
                await System.Console.Error.WriteLineAsync($"找不到文件：{missing}");
                return ExitCode.WrongInput;
            }

            var made = await client.PostAsync(
                "api/broadcasts",
                new
                {
                    account = parsed.GetValue(account),
                    articleIds = parsed.GetValue(articles),
                    text = parsed.GetValue(text),
                    image = picture is null ? null : (await client.UploadAsync("api/uploads", picture, cancellation)).GetProperty("url").GetString(),
                    audience = new
                    {
                        all = parsed.GetValue(all) ? true : (bool?)null,
                        tagId = parsed.GetValue(tag),
                        openIds = file is null ? null : (await File.ReadAllLinesAsync(file.FullName, cancellation)).Select(static line => line.Trim()).Where(static line => line.Length > 0),
                    },
                    scheduledAt = parsed.GetValue(At),
                    sendWhenApproved = !parsed.GetValue(hold),
                },
                cancellation);
            return await Items.EndAsync(client, made, watch: false, parsed.GetValue(ServerOption.Json), cancellation);
        }));
        return command;
    }

    private static IEnumerable<string> ContentOf(JsonElement broadcast)
    {
        foreach (var article in broadcast.GetProperty("articles").EnumerateArray())
        {
            yield return $"  稿件 {article.GetProperty("id")}  {article.GetProperty("title").GetString()}{(article.GetProperty("goesLive").GetBoolean() ? "（还没有发布，随群发发布）" : "")}";
        }

        if (broadcast.TryGetProperty("text", out var text))
        {
            yield return $"  文字  {text.GetString()}";
        }

        if (broadcast.TryGetProperty("image", out var image))
        {
            yield return $"  图片  {image.GetString()}";
        }

        var audience = broadcast.GetProperty("audience");
        yield return "  发给  " + (audience.TryGetProperty("tagId", out var tag) ? $"标签 {tag}"
            : audience.TryGetProperty("openIdCount", out var count) ? $"名单上的 {count} 人"
            : "全部粉丝");
        yield return "  时间  " + (broadcast.TryGetProperty("scheduledAt", out var at) ? ChinaTime.Minute(at.GetDateTimeOffset()) : "不定时")
            + (broadcast.GetProperty("sendWhenApproved").GetBoolean() ? "，批准后自动发出" : "，批准后等人发送");
        yield return $"  作者  {broadcast.GetProperty("author").GetString()}"
            + (broadcast.TryGetProperty("approvedBy", out var approver) ? $"，批准人 {approver.GetString()}" : "");
    }

    private static IEnumerable<string> Lines(JsonElement broadcast)
    {
        yield return $"群发 {broadcast.GetProperty("id")} “{broadcast.GetProperty("title").GetString()}”：{SentenceOf(broadcast)}";
        foreach (var line in ContentOf(broadcast))
        {
            yield return line;
        }

        var today = broadcast.GetProperty("quota").GetProperty("today");
        yield return $"今天还能群发 {today.GetProperty("left")} 次（共 {today.GetProperty("limit")} 次）";
    }

    private static string SentenceOf(JsonElement broadcast)
    {
        var parts = broadcast.GetProperty("parts");
        var sent = parts.EnumerateArray().Count(static part => part.TryGetProperty("msgId", out _));
        var progress = parts.GetArrayLength() > 1 ? $"，{sent}/{parts.GetArrayLength()} 部分已受理" : "";
        var counts = broadcast.TryGetProperty("counts", out var counted) ? $"，送达 {counted.GetProperty("sent")} 人，未达 {counted.GetProperty("error")} 人" : "";
        var planned = broadcast.TryGetProperty("scheduledAt", out var at) && broadcast.GetProperty("status").GetString() == "scheduled" ? $"（{ChinaTime.Minute(at.GetDateTimeOffset())}）" : "";
        var attention = broadcast.TryGetProperty("attention", out var why) ? $"。{why.GetString()}" : "";
        return $"{broadcast.GetProperty("statusName").GetString()}{planned}{progress}{counts}{attention}";
    }

    private static bool IsAtRest(JsonElement broadcast) => broadcast.GetProperty("status").GetString() switch
    {
        "scheduled" or "sending" or "submitted" => false,
        "unknown" => broadcast.GetProperty("parts").EnumerateArray().All(static part => !part.TryGetProperty("nextStepAt", out _)),
        _ => true,
    };
}
