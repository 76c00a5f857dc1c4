using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Service;

/// <summary>
/// The automatic replies of the platform's own console. They are switched off while a webhook answers, and still told: a
/// new backend can take them over.
/// </summary>
internal static class AutoReplyEndpoints
{
    /// <summary>When somebody at the account once wrote them, Unix seconds.</summary>
    private const long WrittenAt = 1_700_000_000;

    public static void MapAutoReplies(this CallRoutes routes) => routes.Get("cgi-bin/get_current_autoreply_info", Get);

    private static PlatformAnswer Get(PlatformCall call) => PlatformAnswer.Of(new JsonObject
    {
        ["is_add_friend_reply_open"] = 0,
        ["is_autoreply_open"] = 0,
        ["add_friend_autoreply_info"] = Text("您好，欢迎关注。"),
        ["message_default_autoreply_info"] = Text("您的消息已收到。"),
        ["keyword_autoreply_info"] = new JsonObject
        {
            ["list"] = new JsonArray(
                Rule("办事指南", "reply_all", Keyword("equal", "办事"), Keyword("contain", "怎么办理"), Text("请点菜单“服务”。")),
                Rule("联系电话", "random_one", Keyword("contain", "电话"), null, Text("政务服务便民热线：12345。"))),
        },
    });

    private static JsonObject Rule(string name, string mode, JsonObject first, JsonObject? second, JsonObject reply) => new()
    {
        ["rule_name"] = name,
        ["create_time"] = WrittenAt,
        ["reply_mode"] = mode,
        ["keyword_list_info"] = second is null ? new JsonArray(first) : new JsonArray(first, second),
        ["reply_list_info"] = new JsonArray(reply),
    };

    private static JsonObject Keyword(string match, string word) => new() { ["type"] = "text", ["match_mode"] = match, ["content"] = word };

    private static JsonObject Text(string content) => new() { ["type"] = "text", ["content"] = content };
}
