using System.CommandLine;
using System.Text.Json;
using PuyangFabu.Publishing.Publications;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Quiet publications from the command line, as the operator whose token is given.</summary>
public static class PublicationCommands
{
    private static readonly ServerItems Items = new(
        "publications", SentenceOf, static publication => publication.GetProperty("status").GetString() != PublicationState.Publishing, ContentOf, Lines);

    public static Command Create(string[] settings)
    {
        var command = new Command("publication", "发布：只给稿件一个微信网址，不通知粉丝，不占群发次数，要另一个人批准（以接口令牌的身份）")
        {
            CreateNew(settings),
            StepCommands.List(settings, Items, "列出发布，新的在前", PublicationState.All),
            StepCommands.Status(settings, Items, "查看一次发布"),
            StepCommands.Step(settings, Items, "submit", "提交批准"),
            StepCommands.Step(settings, Items, "approve", "批准读过的内容"),
            StepCommands.Step(settings, Items, "reject", "退回草稿", withReason: true),
            StepCommands.Step(settings, Items, "publish", "让微信发布已批准的内容", watches: true),
            StepCommands.Step(settings, Items, "cancel", "发布之前取消"),
        };
        command.Add(ServerOption.Server);
        command.Add(ServerOption.Json);
        return command;
    }

    private static Command CreateNew(string[] settings)
    {
        var account = new Option<string?>("--account") { Description = "账号的代号；不写为默认账号" };
        var articles = new Option<long[]>("--articles") { Description = "稿件编号，1 到 8 个，用空格分开", AllowMultipleArgumentsPerToken = true, Required = true };
        var command = new Command("create", "选用已发布的稿件，新建一次发布") { account, articles };
        command.SetAction((parsed, cancellation) => ServerClient.RunAsync(settings, parsed.GetValue(ServerOption.Server), async client =>
        {
            var made = await client.PostAsync(
                "api/publications", new { account = parsed.GetValue(account), articleIds = parsed.GetValue(articles) }, cancellation);
            return await Items.EndAsync(client, made, watch: false, parsed.GetValue(ServerOption.Json), cancellation);
        }));
        return command;
    }

    private static IEnumerable<string> ContentOf(JsonElement publication) => publication.GetProperty("articles").EnumerateArray()
        .Select(static article => $"  稿件 {article.GetProperty("articleId")}  {article.GetProperty("title").GetString()}");

    private static IEnumerable<string> Lines(JsonElement publication)
    {
        yield return $"发布 {publication.GetProperty("id")} “{publication.GetProperty("title").GetString()}”：{SentenceOf(publication)}";
        foreach (var article in publication.GetProperty("articles").EnumerateArray())
        {
            if (article.TryGetProperty("url", out var url) && url.GetString() is { } address)
            {
                yield return $"  {article.GetProperty("title").GetString()}\t{address}";
            }
        }
    }

    private static string SentenceOf(JsonElement publication) =>
        publication.GetProperty("statusName").GetString() + (publication.TryGetProperty("attention", out var why) && why.GetString() is { } text ? $"。{text}" : "");
}
