using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Users;

/// <summary>The blacklist (黑名单).</summary>
internal static class BlacklistEndpoints
{
    private const int PageSize = 1000, MostAtOnce = 20;

    public static void MapBlacklist(this CallRoutes routes)
    {
        routes.Post("cgi-bin/tags/members/getblacklist", List, Capability.Verified);
        routes.Post("cgi-bin/tags/members/batchblacklist", static call => Change(call, listed: true), Capability.Verified);
        routes.Post("cgi-bin/tags/members/batchunblacklist", static call => Change(call, listed: false), Capability.Verified);
    }

    private static PlatformAnswer List(PlatformCall call)
    {
        var all = call.Account.Followers.Blacklist;
        return OpenIdSlice.Of(all, call.Json.Text("begin_openid"), PageSize, all.Count);
    }

    private static PlatformAnswer Change(PlatformCall call, bool listed)
    {
        var openIds = call.Json.Texts("openid_list");
        if (openIds.Count is 0 or > MostAtOnce)
        {
            return PlatformAnswer.Refuse(40032);
        }

        if (openIds.Any(one => !call.Account.Followers.Knows(one)))
        {
            return PlatformAnswer.Refuse(40003);
        }

        foreach (var openId in openIds)
        {
            call.Account.Followers.Note(openId, record => record with { Blacklisted = listed });
        }

        return PlatformAnswer.Done();
    }
}
