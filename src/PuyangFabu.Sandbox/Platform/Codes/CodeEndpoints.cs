using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Codes;

/// <summary>QR codes with parameters. Nobody photographs a screen here: on the phone page a scan names its scene.</summary>
internal static class CodeEndpoints
{
    private const int UnknownAction = 40052, BadScene = 40053, TooMany = 45029;
    private const int MostLasting = 100_000, LongestText = 64;
    private const long LongestLife = 2_592_000, ShortestLife = 60;

    public static void MapCodes(this CallRoutes routes) =>
        routes.Post("cgi-bin/qrcode/create", Create, Capability.VerifiedService);

    private static PlatformAnswer Create(PlatformCall call)
    {
        var scene = call.Json.Field("action_info")?.Field("scene") ?? default;
        var (lasting, given) = call.Json.Text("action_name") switch
        {
            "QR_SCENE" => (false, Number(scene, uint.MaxValue)),
            "QR_STR_SCENE" => (false, Words(scene)),
            "QR_LIMIT_SCENE" => (true, Number(scene, MostLasting)),
            "QR_LIMIT_STR_SCENE" => (true, Words(scene)),
            _ => (false, (Scene: "", Code: UnknownAction)),
        };
        if (given.Code != 0)
        {
            return PlatformAnswer.Refuse(given.Code);
        }

        if (lasting && !call.Account.LastingCodes.Contains(given.Scene) && call.Account.LastingCodes.Count >= MostLasting)
        {
            return PlatformAnswer.Refuse(TooMany);
        }

        var life = call.Json.Whole("expire_seconds") ?? ShortestLife;
        if (!lasting && life is < 1 or > LongestLife)
        {
            return PlatformAnswer.Refuse(40035);
        }

        var ticket = CallbackMessage.Ticket(given.Scene);
        var answer = new JsonObject { ["ticket"] = ticket };
        if (lasting)
        {
            call.Account.LastingCodes.Add(given.Scene);
        }
        else
        {
            answer["expire_seconds"] = life;
        }

        answer["url"] = $"http://weixin.qq.com/q/{ticket}";
        return PlatformAnswer.Of(answer);
    }

    private static (string Scene, int Code) Number(JsonElement scene, long most) =>
        scene.Whole("scene_id") is { } id && id >= 1 && id <= most ? ($"{id}", 0) : ("", BadScene);

    private static (string Scene, int Code) Words(JsonElement scene) =>
        scene.Text("scene_str") is { Length: > 0 and <= LongestText } text ? (text, 0) : ("", BadScene);
}
