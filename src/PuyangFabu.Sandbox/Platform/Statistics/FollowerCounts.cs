using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Statistics;

/// <summary>Who came and who left, as far as the sandbox remembers deliveries.</summary>
internal sealed class FollowerCounts(DeliveryLog log)
{
    /// <summary>Sources that the platform does not name.</summary>
    private const int OtherSource = 0;

    public IEnumerable<JsonObject> Changes(PlatformCall call, DateOnly day)
    {
        var events = log.Of(call.Account.Slug).Where(one => ShanghaiTime.Day(one.StartedAt) == day).ToLookup(static one => one.Message.Event);
        var row = RefDate.Of(day);
        row["user_source"] = OtherSource;
        row["new_user"] = events["subscribe"].Count() + call.Account.Followers.NamelessSince(day);
        row["cancel_user"] = events["unsubscribe"].Count();
        return [row];
    }

    public static IEnumerable<JsonObject> Totals(PlatformCall call, DateOnly day)
    {
        var followers = call.Account.Followers;
        var row = RefDate.Of(day);
        row["user_source"] = OtherSource;
        row["cumulate_user"] = followers.All.Count(openId => followers.FollowedAt(openId) is { } since && ShanghaiTime.Day(since) <= day);
        return [row];
    }
}
