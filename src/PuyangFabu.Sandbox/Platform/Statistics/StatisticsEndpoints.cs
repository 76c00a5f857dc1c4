using System.Globalization;
using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Statistics;

/// <summary>
/// The counts of the platform (datacube), taken from what happened in the sandbox. A day is ready at eight the next
/// morning; how many days one question may span is fixed for each.
/// </summary>
internal sealed class StatisticsEndpoints(FollowerCounts followers, MessageCounts messages, ArticleCounts articles)
{
    private const int BadDate = 61500, BadSpan = 61501, NotReady = 61503, ReadyHour = 8;

    private static readonly DateOnly First = new(2014, 12, 1);

    public void Map(CallRoutes routes)
    {
        Days("getusersummary", 7, followers.Changes);
        Days("getusercumulate", 7, FollowerCounts.Totals);
        Days("getupstreammsg", 7, messages.ByDay);
        Days("getupstreammsghour", 1, messages.ByHour);
        Days("getupstreammsgweek", 1, messages.ByWeek);
        Days("getupstreammsgmonth", 1, messages.ByMonth);
        Days("getupstreammsgdist", 15, messages.SpreadByDay);
        Days("getupstreammsgdistweek", 15, messages.SpreadByWeek);
        Days("getupstreammsgdistmonth", 15, messages.SpreadByMonth);
        Days("getinterfacesummary", 30, messages.AnswersByDay);
        Days("getinterfacesummaryhour", 1, messages.AnswersByHour);
        Days("getarticlesummary", 1, articles.ReadOnDay);
        Days("getarticletotal", 1, articles.ReadSince);
        Days("getuserread", 3, articles.ByDay);
        Days("getuserreadhour", 1, articles.ByHour);
        Days("getarticleread", 1, articles.Readers);
        Days("getarticletotaldetail", 1, articles.Details);
        Days("getbizsummary", 30, articles.OfAccount);

        // Nobody passes anything on here.
        Days("getusershare", 7, static (_, _) => []);
        Days("getusersharehour", 1, static (_, _) => []);
        Days("getarticleshare", 1, static (_, _) => []);

        void Days(string name, int span, Func<PlatformCall, DateOnly, IEnumerable<JsonObject>> count) => routes.Post(
            $"datacube/{name}", call => Answer(call, span, name.StartsWith("getarticleread", StringComparison.Ordinal), count), Capability.Verified);
    }

    private static PlatformAnswer Answer(PlatformCall call, int span, bool saysDelay, Func<PlatformCall, DateOnly, IEnumerable<JsonObject>> count)
    {
        if (Date(call, "begin_date") is not { } begin || Date(call, "end_date") is not { } end)
        {
            return PlatformAnswer.Refuse(BadDate);
        }

        var yesterday = ShanghaiTime.Day(call.Now).AddDays(-1);
        if (begin < First || end > yesterday || begin > end || end.DayNumber - begin.DayNumber >= span)
        {
            return PlatformAnswer.Refuse(BadSpan);
        }

        if (end == yesterday && ShanghaiTime.Hour(call.Now) < ReadyHour)
        {
            return PlatformAnswer.Refuse(NotReady);
        }

        var rows = Enumerable.Range(0, end.DayNumber - begin.DayNumber + 1).SelectMany(day => count(call, begin.AddDays(day)));
        var answer = new JsonObject { ["list"] = new JsonArray([.. rows]) };
        if (saysDelay)
        {
            answer["is_delay"] = false;
        }

        return PlatformAnswer.Of(answer);
    }

    private static DateOnly? Date(PlatformCall call, string name) =>
        DateOnly.TryParseExact(call.Json.Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
