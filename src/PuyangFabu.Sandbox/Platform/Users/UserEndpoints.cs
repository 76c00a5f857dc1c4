using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Users;

/// <summary>Followers: lists, what is known of one (no names, no pictures), remarks.</summary>
internal static class UserEndpoints
{
    private const int PageSize = 10_000, MostInfos = 100, LongestRemark = 30;

    public static void MapUsers(this CallRoutes routes)
    {
        routes.Get("cgi-bin/user/get", List, Capability.Verified, daily: 500);
        routes.Get("cgi-bin/user/info", Info, Capability.Verified, daily: 5_000_000);
        routes.Post("cgi-bin/user/info/batchget", Infos, Capability.Verified, daily: 5_000_000);
        routes.Post("cgi-bin/user/info/updateremark", Remark, Capability.Verified, daily: 10_000);
    }

    private static PlatformAnswer List(PlatformCall call)
    {
        var all = call.Account.Followers.All;
        return OpenIdSlice.Of(all, call.Query.GetValueOrDefault("next_openid"), PageSize, all.Count);
    }

    private static PlatformAnswer Info(PlatformCall call) =>
        call.Query.GetValueOrDefault("openid") is { } openId && call.Account.Followers.Knows(openId)
            ? PlatformAnswer.Of(Describe(call, openId))
            : PlatformAnswer.Refuse(40003);

    private static PlatformAnswer Infos(PlatformCall call)
    {
        var openIds = call.Json.Items("user_list").Select(static one => one.Text("openid") ?? "").ToList();
        if (openIds.Count is 0 or > MostInfos)
        {
            return PlatformAnswer.Refuse(40032);
        }

        return openIds.TrueForAll(call.Account.Followers.Knows)
            ? PlatformAnswer.Of(new JsonObject { ["user_info_list"] = new JsonArray([.. openIds.Select(one => (JsonNode)Describe(call, one))]) })
            : PlatformAnswer.Refuse(40003);
    }

    private static PlatformAnswer Remark(PlatformCall call)
    {
        var openId = call.Json.Text("openid") ?? "";
        var remark = call.Json.Text("remark");
        if (!call.Account.Followers.Follows(openId))
        {
            return PlatformAnswer.Refuse(40003);
        }

        if (remark is null || JsonReading.Bytes(remark) >= LongestRemark)
        {
            return PlatformAnswer.Refuse(40092);
        }

        call.Account.Followers.Note(openId, record => record with { Remark = remark });
        return PlatformAnswer.Done();
    }

    private static JsonObject Describe(PlatformCall call, string openId)
    {
        if (call.Account.Followers.FollowedAt(openId) is not { } since)
        {
            return new JsonObject { ["subscribe"] = 0, ["openid"] = openId };
        }

        var record = call.Account.Followers.Of(openId);
        return new JsonObject
        {
            ["subscribe"] = 1,
            ["openid"] = openId,
            ["language"] = "zh_CN",
            ["subscribe_time"] = since.ToUnixTimeSeconds(),
            ["remark"] = record.Remark,
            ["groupid"] = record.Tags.Count > 0 ? record.Tags[0] : 0,
            ["tagid_list"] = new JsonArray([.. record.Tags.Select(static tag => (JsonNode)tag)]),
            ["subscribe_scene"] = "ADD_SCENE_QR_CODE",
            ["qr_scene"] = 0,
            ["qr_scene_str"] = "",
        };
    }
}
