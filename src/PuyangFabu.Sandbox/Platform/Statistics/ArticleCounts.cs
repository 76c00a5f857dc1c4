using System.Globalization;
using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Mass;

namespace PuyangFabu.Sandbox.Platform.Statistics;

/// <summary>How often the pages of sent and published articles were opened. Pages know no people: each opening counts as a reader.</summary>
internal sealed class ArticleCounts(PlatformLedger ledger)
{
    /// <summary>With fewer an article is not listed for the day.</summary>
    private const int FewestReads = 3;

    private const int WatchedDays = 7, DetailedDays = 30;

    public IEnumerable<JsonObject> ReadOnDay(PlatformCall call, DateOnly day) => All(call)
        .Where(one => one.On(day) >= FewestReads)
        .Select(one => With(Row(day, one), one.On(day)));

    public IEnumerable<JsonObject> ReadSince(PlatformCall call, DateOnly day) => SentOn(call, day).Select(one =>
    {
        var row = Row(day, one);
        row["details"] = new JsonArray([.. Since(call, day, WatchedDays).Select(stat =>
        {
            var detail = With(new JsonObject { ["stat_date"] = RefDate.Text(stat), ["target_user"] = one.Recipients }, one.Until(stat));
            return (JsonNode)detail;
        })]);
        return row;
    });

    public IEnumerable<JsonObject> ByDay(PlatformCall call, DateOnly day) =>
        All(call).Sum(one => one.On(day)) is > 0 and var reads ? [With(RefDate.Of(day), reads)] : [];

    public IEnumerable<JsonObject> ByHour(PlatformCall call, DateOnly day) => All(call)
        .SelectMany(static one => one.OpenedAt).Where(at => ShanghaiTime.Day(at) == day)
        .GroupBy(static at => ShanghaiTime.Hour(at)).OrderBy(static hour => hour.Key)
        .Select(hour => With(RefDate.Of(day, hour.Key), hour.Count()));

    public IEnumerable<JsonObject> Readers(PlatformCall call, DateOnly day) => All(call).Where(one => one.On(day) > 0).Select(one =>
    {
        var row = RefDate.Of(day);
        row["msgid"] = one.MsgId;
        row["detail"] = new JsonObject
        {
            ["read_user"] = one.On(day),
            ["read_user_source"] = new JsonArray(new JsonObject { ["user_count"] = one.On(day), ["scene_desc"] = "公众号消息" }),
        };
        return row;
    });

    public IEnumerable<JsonObject> Details(PlatformCall call, DateOnly day) => SentOn(call, day).Select(one =>
    {
        var row = RefDate.Of(day);
        row["msgid"] = one.MsgId;
        row["publish_type"] = one.Recipients > 0 ? 0 : 1;
        row["title"] = one.Title;
        row["content_url"] = one.Url;
        row["detail_list"] = new JsonArray([.. Since(call, day, DetailedDays).Select(stat =>
            (JsonNode)new JsonObject { ["stat_date"] = RefDate.Text(stat), ["read_user"] = one.On(stat), ["share_user"] = 0 })]);
        return row;
    });

    public IEnumerable<JsonObject> OfAccount(PlatformCall call, DateOnly day)
    {
        var row = RefDate.Of(day);
        row["read_user"] = All(call).Sum(one => one.On(day));
        row["share_user"] = 0;
        row["send_page_count"] = SentOn(call, day).Count();
        return [row];
    }

    private static JsonObject Row(DateOnly day, OpenedArticle article)
    {
        var row = RefDate.Of(day);
        row["msgid"] = article.MsgId;
        row["title"] = article.Title;
        return row;
    }

    private static JsonObject With(JsonObject row, int reads)
    {
        row["int_page_read_user"] = reads;
        row["int_page_read_count"] = reads;
        foreach (var never in (ReadOnlySpan<string>)["ori_page_read_user", "ori_page_read_count", "share_user", "share_count", "add_to_fav_user", "add_to_fav_count"])
        {
            row[never] = 0;
        }

        return row;
    }

    private static IEnumerable<DateOnly> Since(PlatformCall call, DateOnly day, int most) =>
        Enumerable.Range(0, most).Select(day.AddDays).Where(stat => stat < ShanghaiTime.Day(call.Now));

    private IEnumerable<OpenedArticle> SentOn(PlatformCall call, DateOnly day) => All(call).Where(one => ShanghaiTime.Day(one.SentAt) == day);

    private List<OpenedArticle> All(PlatformCall call)
    {
        var sent = ledger.Jobs(call.Account.Slug)
            .Where(static job => job is { MsgDataId: not null, FinishedAt: not null })
            .Select(static job => (Id: job.MsgDataId!.Value, job.Articles, At: job.FinishedAt!.Value, Recipients: job.Recipients.Count));
        var published = call.Account.Publications.Public.Select(static one => (Id: one.MsgDataId, one.Articles, At: one.SubmittedAt, Recipients: 0));
        return [.. sent.Concat(published).SelectMany(post => post.Articles.Where(static article => article.Url.Length > 0).Select((article, i) => new OpenedArticle(
            $"{post.Id.ToString(CultureInfo.InvariantCulture)}_{i + 1}", article.Title, article.Url, post.At, post.Recipients, call.Account.Articles.OpenedAt(article.Url))))];
    }

    private sealed record OpenedArticle(string MsgId, string Title, string Url, DateTimeOffset SentAt, int Recipients, IReadOnlyList<DateTimeOffset> OpenedAt)
    {
        public int On(DateOnly day) => OpenedAt.Count(at => ShanghaiTime.Day(at) == day);

        public int Until(DateOnly day) => OpenedAt.Count(at => ShanghaiTime.Day(at) <= day);
    }
}
