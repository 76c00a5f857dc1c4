using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Tokens;

/// <summary>Where the platform calls from, and whether it reaches the account. All addresses are documentation ones.</summary>
internal static class NetworkEndpoints
{
    private static readonly HashSet<string> Operators = ["CHINANET", "UNICOM", "CAP", "DEFAULT"];

    public static void MapNetwork(this CallRoutes routes)
    {
        routes.Get("cgi-bin/get_api_domain_ip", _ => Ips("192.0.2.10", "192.0.2.11"));
        routes.Get("cgi-bin/getcallbackip", _ => Ips("127.0.0.1", "198.51.100.0/25"));
        routes.Post("cgi-bin/callback/check", Check);
    }

    private static PlatformAnswer Ips(params string[] ips) => PlatformAnswer.Of(new JsonObject { ["ip_list"] = Array(ips) });

    private static PlatformAnswer Check(PlatformCall call)
    {
        var action = call.Json.Text("action");
        if (action is not ("dns" or "ping" or "all"))
        {
            return PlatformAnswer.Refuse(40201);
        }

        if (!Operators.Contains(call.Json.Text("check_operator") ?? "DEFAULT"))
        {
            return PlatformAnswer.Refuse(40202);
        }

        var answer = new JsonObject();
        if (action != "ping")
        {
            answer["dns"] = new JsonArray(new JsonObject { ["ip"] = "127.0.0.1", ["real_operator"] = "UNICOM" });
        }

        if (action != "dns")
        {
            answer["ping"] = new JsonArray(new JsonObject
            {
                ["ip"] = "127.0.0.1",
                ["from_operator"] = "UNICOM",
                ["package_loss"] = "0%",
                ["time"] = "5.300ms",
            });
        }

        return PlatformAnswer.Of(answer);
    }

    private static JsonArray Array(string[] texts) => [.. texts.Select(static text => JsonValue.Create(text))];
}
