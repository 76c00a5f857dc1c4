using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Articles;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Drafts;

/// <summary>The draft box.</summary>
internal static class DraftEndpoints
{
    private const int MostArticles = 8;

    public static void MapDrafts(this CallRoutes routes)
    {
        routes.Post("cgi-bin/draft/add", Add, daily: 1000);
        routes.Post("cgi-bin/draft/get", Get, daily: 500);
        routes.Post("cgi-bin/draft/update", Update, daily: 1000);
        routes.Post("cgi-bin/draft/delete", Delete, daily: 1000);
        routes.Get("cgi-bin/draft/count", Count, daily: 1000);
        routes.Post("cgi-bin/draft/batchget", List, daily: 1000);
    }

    private static PlatformAnswer Add(PlatformCall call)
    {
        var given = call.Json.Items("articles");
        if (given.Count is 0 or > MostArticles)
        {
            return PlatformAnswer.Refuse(given.Count == 0 ? 44003 : 45008);
        }

        var reading = new DraftReading(call.Account.Materials);
        var articles = new List<PlatformArticle>();
        foreach (var json in given)
        {
            if (reading.Read(json, given.Count == 1, out var code) is not { } article)
            {
                return PlatformAnswer.Refuse(code);
            }

            articles.Add(article);
        }

        var draft = new Draft(RandomIds.Text(48), articles, call.Now, call.Now);
        call.Account.Drafts.Keep(draft);
        return PlatformAnswer.Of(new JsonObject { ["media_id"] = draft.MediaId });
    }

    private static PlatformAnswer Get(PlatformCall call) => call.Account.Drafts.Find(call.Json.Text("media_id")) is { } draft
        ? PlatformAnswer.Of(new JsonObject { ["news_item"] = ArticleJson.List(draft.Articles, call.Account.Materials) })
        : PlatformAnswer.Refuse(40007);

    private static PlatformAnswer Update(PlatformCall call)
    {
        if (call.Account.Drafts.Find(call.Json.Text("media_id")) is not { } draft)
        {
            return PlatformAnswer.Refuse(40007);
        }

        if (call.Json.Whole("index") is not { } index || index < 0 || index >= draft.Articles.Count)
        {
            return PlatformAnswer.Refuse(40114);
        }

        // One object here, where adding takes an array.
        if (call.Json.Field("articles") is not { ValueKind: JsonValueKind.Object } json)
        {
            return PlatformAnswer.Refuse(47001);
        }

        if (new DraftReading(call.Account.Materials).Read(json, draft.Articles.Count == 1, out var code) is not { } article)
        {
            return PlatformAnswer.Refuse(code);
        }

        call.Account.Drafts.Keep(draft with
        {
            Articles = [.. draft.Articles.Select((old, i) => i == index ? article : old)],
            UpdatedAt = call.Now,
        });
        return PlatformAnswer.Done();
    }

    private static PlatformAnswer Delete(PlatformCall call) =>
        call.Account.Drafts.Remove(call.Json.Text("media_id")) ? PlatformAnswer.Done() : PlatformAnswer.Refuse(40007);

    private static PlatformAnswer Count(PlatformCall call) =>
        PlatformAnswer.Of(new JsonObject { ["total_count"] = call.Account.Drafts.Count });

    private static PlatformAnswer List(PlatformCall call)
    {
        if (call.Json.Whole("offset") is not ({ } offset and >= 0) || call.Json.Whole("count") is not ({ } count and >= 1 and <= 20))
        {
            return PlatformAnswer.Refuse(40035);
        }

        var items = call.Account.Drafts.All.Skip((int)Math.Min(offset, int.MaxValue)).Take((int)count).Select(draft => (JsonNode)new JsonObject
        {
            ["media_id"] = draft.MediaId,
            ["content"] = new JsonObject
            {
                ["news_item"] = ArticleJson.List(draft.Articles, call.Account.Materials, !call.Json.Flag("no_content")),
                ["create_time"] = draft.CreatedAt.ToUnixTimeSeconds(),
                ["update_time"] = draft.UpdatedAt.ToUnixTimeSeconds(),
            },
            ["update_time"] = draft.UpdatedAt.ToUnixTimeSeconds(),
        }).ToArray();
        return PlatformAnswer.Of(new JsonObject
        {
            ["total_count"] = call.Account.Drafts.Count,
            ["item_count"] = items.Length,
            ["item"] = new JsonArray(items),
        });
    }
}
