using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Statistics;

/// <summary>What people sent, and how fast the account's webhook answered, as far as the sandbox remembers deliveries.</summary>
internal sealed class MessageCounts(DeliveryLog log)
{
    private const int DaysOfWeek = 7;

    private static readonly Dictionary<string, int> Types = new(StringComparer.Ordinal)
    {
        ["text"] = 1,
        ["image"] = 2,
        ["voice"] = 3,
        ["video"] = 4,
        ["link"] = 6,
    };

    public IEnumerable<JsonObject> ByDay(PlatformCall call, DateOnly day) => ByType(Sent(call, day, day.AddDays(1)), () => RefDate.Of(day));

    public IEnumerable<JsonObject> ByHour(PlatformCall call, DateOnly day) => Sent(call, day, day.AddDays(1))
        .GroupBy(static one => ShanghaiTime.Hour(one.StartedAt)).OrderBy(static hour => hour.Key)
        .SelectMany(hour => ByType(hour, () => RefDate.Of(day, hour.Key)));

    /// <param name="monday">Another day has no row.</param>
    public IEnumerable<JsonObject> ByWeek(PlatformCall call, DateOnly monday) => IsMonday(monday)
        ? ByType(Sent(call, monday, monday.AddDays(DaysOfWeek)), () => RefDate.Of(monday))
        : [];

    /// <param name="first">Another day than the first of a month has no row.</param>
    public IEnumerable<JsonObject> ByMonth(PlatformCall call, DateOnly first) => first.Day == 1
        ? ByType(Sent(call, first, first.AddMonths(1)), () => RefDate.Of(first))
        : [];

    public IEnumerable<JsonObject> SpreadByDay(PlatformCall call, DateOnly day) => Spread(Sent(call, day, day.AddDays(1)), day);

    public IEnumerable<JsonObject> SpreadByWeek(PlatformCall call, DateOnly monday) =>
        IsMonday(monday) ? Spread(Sent(call, monday, monday.AddDays(DaysOfWeek)), monday) : [];

    public IEnumerable<JsonObject> SpreadByMonth(PlatformCall call, DateOnly first) =>
        first.Day == 1 ? Spread(Sent(call, first, first.AddMonths(1)), first) : [];

    public IEnumerable<JsonObject> AnswersByDay(PlatformCall call, DateOnly day) => Answers(All(call, day, day.AddDays(1)), () => RefDate.Of(day));

    public IEnumerable<JsonObject> AnswersByHour(PlatformCall call, DateOnly day) => All(call, day, day.AddDays(1))
        .GroupBy(static one => ShanghaiTime.Hour(one.StartedAt)).OrderBy(static hour => hour.Key)
        .SelectMany(hour => Answers(hour, () => RefDate.Of(day, hour.Key)));

    private static IEnumerable<JsonObject> ByType(IEnumerable<Delivery> sent, Func<JsonObject> start) => sent
        .GroupBy(static one => Types[one.Message.MsgType]).OrderBy(static type => type.Key)
        .Select(type =>
        {
            var row = start();
            row["msg_type"] = type.Key;
            row["msg_user"] = type.Select(static one => one.OpenId).Distinct().Count();
            row["msg_count"] = type.Count();
            return row;
        });

    // 0 none, 1 one to five, 2 six to ten, 3 more. Who sent none is not counted by the sandbox.
    private static IEnumerable<JsonObject> Spread(IEnumerable<Delivery> sent, DateOnly start) => sent
        .GroupBy(static one => one.OpenId)
        .GroupBy(static person => person.Count() switch { <= 5 => 1, <= 10 => 2, _ => 3 }).OrderBy(static range => range.Key)
        .Select(range =>
        {
            var row = RefDate.Of(start);
            row["count_interval"] = range.Key;
            row["msg_user"] = range.Count();
            return row;
        });

    private static IEnumerable<JsonObject> Answers(IEnumerable<Delivery> deliveries, Func<JsonObject> start)
    {
        var attempts = deliveries.SelectMany(static one => one.Attempts).ToList();
        if (attempts.Count == 0)
        {
            return [];
        }

        var times = attempts.Select(static one => (long)(one.ElapsedMs ?? 0)).ToList();
        var row = start();
        row["callback_count"] = attempts.Count;
        row["fail_count"] = attempts.Count(static one => one.State is AttemptState.Failed or AttemptState.Closed);
        row["total_time_cost"] = times.Sum();
        row["max_time_cost"] = times.Max();
        return [row];
    }

    private static bool IsMonday(DateOnly day) => day.DayOfWeek == DayOfWeek.Monday;

    private IEnumerable<Delivery> Sent(PlatformCall call, DateOnly from, DateOnly before) =>
        All(call, from, before).Where(static one => one.RepeatOf is null && Types.ContainsKey(one.Message.MsgType));

    private IEnumerable<Delivery> All(PlatformCall call, DateOnly from, DateOnly before) =>
        log.Of(call.Account.Slug).Where(one => ShanghaiTime.Day(one.StartedAt) is var day && day >= from && day < before);
}
