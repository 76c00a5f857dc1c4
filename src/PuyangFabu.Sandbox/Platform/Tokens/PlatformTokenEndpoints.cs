using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Tokens;

/// <summary>How an account comes to its access token.</summary>
internal static class PlatformTokenEndpoints
{
    public static void MapTokens(this CallRoutes routes)
    {
        routes.Map(new CallRule("cgi-bin/token") { Post = false, ByAppId = true, Daily = 2000 }, Classic);
        routes.Map(new CallRule("cgi-bin/stable_token") { ByAppId = true, Daily = 500_000, PerMinute = 10_000 }, Stable);
    }

    private static PlatformAnswer Classic(PlatformCall call) =>
        Refusal(call, call.Query.GetValueOrDefault("grant_type"), call.Query.GetValueOrDefault("secret"))
        ?? Answer(call.Account.Tokens.Classic(call.Now), call.Now);

    private static PlatformAnswer Stable(PlatformCall call)
    {
        if (Refusal(call, call.Json.Text("grant_type"), call.Json.Text("secret")) is { } refusal)
        {
            return refusal;
        }

        if (!call.Json.Flag("force_refresh"))
        {
            return Answer(call.Account.Tokens.Stable(call.Now), call.Now);
        }

        return call.Account.Tokens.Force(call.Now, out var code) is { } forced
            ? Answer(forced, call.Now)
            : PlatformAnswer.Refuse(code);
    }

    private static PlatformAnswer? Refusal(PlatformCall call, string? grantType, string? secret) => (grantType, secret) switch
    {
        (not "client_credential", _) => PlatformAnswer.Refuse(40002),
        (_, null or "") => PlatformAnswer.Refuse(41004),
        (_, var given) when !call.Account.HasSecret(given) => PlatformAnswer.Refuse(40125),
        _ => null,
    };

    private static PlatformAnswer Answer(AccessToken token, DateTimeOffset now) =>
        PlatformAnswer.Of(new JsonObject { ["access_token"] = token.Value, ["expires_in"] = token.SecondsLeft(now) });
}
