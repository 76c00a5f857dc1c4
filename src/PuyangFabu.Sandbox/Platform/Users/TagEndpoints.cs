using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Faults;

namespace PuyangFabu.Sandbox.Platform.Users;

/// <summary>Tags and who carries them.</summary>
internal sealed class TagEndpoints(FaultQueue faults)
{
    private const int PageSize = 10_000, MostAtOnce = 50, MostPerFollower = 20, MostFans = 100_000;

    public void Map(CallRoutes routes)
    {
        routes.Post("cgi-bin/tags/create", Create, Capability.Verified);
        routes.Get("cgi-bin/tags/get", List, Capability.Verified);
        routes.Post("cgi-bin/tags/update", Rename, Capability.Verified);
        routes.Post("cgi-bin/tags/delete", Delete, Capability.Verified);
        routes.Post("cgi-bin/user/tag/get", Members, Capability.Verified);
        routes.Post("cgi-bin/tags/members/batchtagging", call => Change(call, add: true), Capability.Verified);
        routes.Post("cgi-bin/tags/members/batchuntagging", call => Change(call, add: false), Capability.Verified);
        routes.Post("cgi-bin/tags/getidlist", TagsOf, Capability.Verified);
    }

    private static PlatformAnswer Create(PlatformCall call) =>
        call.Account.Followers.Tags.Create(Given(call).Text("name"), out var code) is { } tag
            ? PlatformAnswer.Of(new JsonObject { ["tag"] = new JsonObject { ["id"] = tag.Id, ["name"] = tag.Name } })
            : PlatformAnswer.Refuse(code);

    private static PlatformAnswer List(PlatformCall call) => PlatformAnswer.Of(new JsonObject
    {
        ["tags"] = new JsonArray([.. call.Account.Followers.Tags.All.Select(tag => (JsonNode)new JsonObject
        {
            ["id"] = tag.Id,
            ["name"] = tag.Name,
            ["count"] = call.Account.Followers.Tagged(tag.Id).Count,
        })]),
    });

    private static PlatformAnswer Rename(PlatformCall call) =>
        Coded(call.Account.Followers.Tags.Rename(Given(call).Whole("id") ?? -1, Given(call).Text("name")));

    private static PlatformAnswer Delete(PlatformCall call)
    {
        var id = Given(call).Whole("id") ?? -1;
        if (call.Account.Followers.Tags.Exists(id) && call.Account.Followers.Tagged((int)id).Count > MostFans)
        {
            return PlatformAnswer.Refuse(45057);
        }

        var code = call.Account.Followers.Tags.Delete(id);
        if (code == 0)
        {
            call.Account.Followers.Untag((int)id);
        }

        return Coded(code);
    }

    private static PlatformAnswer Members(PlatformCall call) =>
        call.Json.Whole("tagid") is { } id && call.Account.Followers.Tags.Exists(id)
            ? OpenIdSlice.Of(call.Account.Followers.Tagged((int)id), call.Json.Text("next_openid"), PageSize, total: null)
            : PlatformAnswer.Refuse(45159);

    private PlatformAnswer Change(PlatformCall call, bool add)
    {
        var followers = call.Account.Followers;
        var openIds = call.Json.Texts("openid_list");
        if (openIds.Count is 0 or > MostAtOnce)
        {
            return PlatformAnswer.Refuse(40032);
        }

        if (call.Json.Whole("tagid") is not { } id || !followers.Tags.Exists(id))
        {
            return PlatformAnswer.Refuse(45159);
        }

        if (openIds.Any(one => !followers.Knows(one)))
        {
            return PlatformAnswer.Refuse(49003);
        }

        // One who is unknown or gone is enough: nobody of the batch is touched.
        if (!openIds.All(followers.Follows))
        {
            return PlatformAnswer.Refuse(40003);
        }

        if (add && openIds.Any(one => followers.Of(one).Tags is var tags && tags.Count >= MostPerFollower && !tags.Contains((int)id)))
        {
            return PlatformAnswer.Refuse(45059);
        }

        var partial = faults.Take(call.Account.Slug, call.Rule.Path, PlatformFaultKind.PartialTagging) is not null;
        var worked = partial ? openIds.Take(openIds.Count / 2).ToList() : openIds;
        foreach (var openId in worked)
        {
            followers.Note(openId, record => record with
            {
                Tags = add ? [.. record.Tags.Where(one => one != id), (int)id] : [.. record.Tags.Where(one => one != id)],
            });
        }

        return partial
            ? PlatformAnswer.Refuse(45171, more: new JsonObject
            {
                ["fail_openid_list"] = new JsonArray([.. openIds.Skip(worked.Count).Select(static one => JsonValue.Create(one))]),
            })
            : PlatformAnswer.Done();
    }

    private static PlatformAnswer TagsOf(PlatformCall call) =>
        call.Json.Text("openid") is { } openId && call.Account.Followers.Follows(openId)
            ? PlatformAnswer.Of(new JsonObject
            {
                ["tagid_list"] = new JsonArray([.. call.Account.Followers.Of(openId).Tags.Select(static tag => (JsonNode)tag)]),
            })
            : PlatformAnswer.Refuse(40003);

    private static JsonElement Given(PlatformCall call) => call.Json.Field("tag") ?? default;

    private static PlatformAnswer Coded(int code) => code == 0 ? PlatformAnswer.Done() : PlatformAnswer.Refuse(code);
}
