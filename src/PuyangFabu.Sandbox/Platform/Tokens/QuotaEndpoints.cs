using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Tokens;

/// <summary>The quota tools.</summary>
internal sealed class QuotaEndpoints(CallTable table)
{
    public void Map(CallRoutes routes)
    {
        routes.Post("cgi-bin/clear_quota", Clear);
        routes.Map(new CallRule("cgi-bin/clear_quota/v2") { ByAppId = true }, ClearBySecret);
        routes.Post("cgi-bin/openapi/quota/get", Get);
    }

    private static PlatformAnswer Clear(PlatformCall call) =>
        call.Json.Text("appid") == call.Account.Identity.AppId ? Cleared(call) : PlatformAnswer.Refuse(40013);

    private static PlatformAnswer ClearBySecret(PlatformCall call) =>
        call.Account.HasSecret(call.Query.GetValueOrDefault("appsecret") ?? call.Json.Text("appsecret") ?? "")
            ? Cleared(call)
            : PlatformAnswer.Refuse(40125);

    private static PlatformAnswer Cleared(PlatformCall call) =>
        call.Account.Calls.Clear(call.Now) ? PlatformAnswer.Done() : PlatformAnswer.Refuse(48006);

    private PlatformAnswer Get(PlatformCall call)
    {
        if (table.Find(call.Json.Text("cgi_path") ?? "") is not { } rule)
        {
            return PlatformAnswer.Refuse(76021);
        }

        var used = call.Account.Calls.Used(rule.Path, call.Now);
        var answer = new JsonObject
        {
            ["errcode"] = 0,
            ["errmsg"] = "ok",
            ["quota"] = new JsonObject { ["daily_limit"] = rule.Daily, ["used"] = used, ["remain"] = rule.Daily - used },
        };
        if (rule.PerMinute < int.MaxValue)
        {
            answer["rate_limit"] = new JsonObject { ["call_count"] = rule.PerMinute, ["refresh_second"] = 60 };
        }

        return PlatformAnswer.Of(answer);
    }
}
