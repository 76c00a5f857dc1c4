using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Drafts;
using PuyangFabu.Sandbox.Platform.Mass;

namespace PuyangFabu.Sandbox.Platform.Articles;

/// <summary>发布: an article gets its address, nobody is notified.</summary>
internal sealed class PublishEndpoints(PublicationFinish finish, PlatformLedger ledger)
{
    public void Map(CallRoutes routes)
    {
        routes.Post("cgi-bin/freepublish/submit", Submit, Capability.Verified, daily: 100);
        routes.Post("cgi-bin/freepublish/get", Get, Capability.Verified, daily: 100);
        routes.Post("cgi-bin/freepublish/delete", Delete, Capability.Verified, daily: 10);
        routes.Post("cgi-bin/freepublish/getarticle", GetArticle, Capability.Verified, daily: 100);
        routes.Post("cgi-bin/freepublish/batchget", List, Capability.Verified, daily: 100);
    }

    private PlatformAnswer Submit(PlatformCall call)
    {
        if (call.Account.Drafts.Find(call.Json.Text("media_id")) is not { } draft)
        {
            return PlatformAnswer.Refuse(40007);
        }

        var publication = new PlatformPublication
        {
            PublishId = ledger.NextId().ToString(System.Globalization.CultureInfo.InvariantCulture),
            ArticleId = RandomIds.Text(48),
            MsgDataId = ledger.NextId(),
            Articles = draft.Articles,
            SubmittedAt = call.Now,
        };
        call.Account.Publications.Keep(publication);
        finish.Start(call, publication, draft.MediaId);
        return PlatformAnswer.Of(new JsonObject
        {
            ["errcode"] = 0,
            ["errmsg"] = "ok",
            ["publish_id"] = publication.PublishId,
            ["msg_data_id"] = publication.MsgDataId,
        });
    }

    private static PlatformAnswer Get(PlatformCall call)
    {
        if (call.Account.Publications.Find(call.Json.Text("publish_id")) is not { } publication)
        {
            return PlatformAnswer.Refuse(40035);
        }

        var answer = new JsonObject { ["publish_id"] = publication.PublishId, ["publish_status"] = publication.Status };
        if (publication.IsPublic)
        {
            answer["article_id"] = publication.ArticleId;
            answer["article_detail"] = new JsonObject
            {
                ["count"] = publication.Articles.Count,
                ["item"] = new JsonArray([.. publication.Articles.Select(static (article, i) =>
                    (JsonNode)new JsonObject { ["idx"] = i + 1, ["article_url"] = article.Url })]),
            };
        }

        answer["fail_idx"] = new JsonArray([.. publication.Failed.Select(static idx => (JsonNode)idx)]);
        return PlatformAnswer.Of(answer);
    }

    private static PlatformAnswer Delete(PlatformCall call)
    {
        if (call.Account.Publications.ByArticle(call.Json.Text("article_id")) is not { } publication)
        {
            return PlatformAnswer.Refuse(53600);
        }

        var index = call.Json.Whole("index") ?? 0;
        if (index < 0 || index > publication.Articles.Count)
        {
            return PlatformAnswer.Refuse(40114);
        }

        var articles = publication.Articles.Select((article, i) => index == 0 || i + 1 == index ? article with { Deleted = true } : article).ToList();
        foreach (var article in articles.Where(static article => article.Deleted))
        {
            call.Account.Articles.Delete(article.Url);
        }

        call.Account.Publications.Keep(publication with
        {
            Articles = articles,
            Status = articles.TrueForAll(static article => article.Deleted) ? 5 : 0,
        });
        return PlatformAnswer.Done();
    }

    private static PlatformAnswer GetArticle(PlatformCall call)
    {
        if (call.Account.Publications.ByArticle(call.Json.Text("article_id")) is not { } publication)
        {
            return PlatformAnswer.Refuse(53600);
        }

        return PlatformAnswer.Of(new JsonObject { ["news_item"] = Items(call, publication, withContent: true) });
    }

    private static PlatformAnswer List(PlatformCall call)
    {
        if (call.Json.Whole("offset") is not ({ } offset and >= 0) || call.Json.Whole("count") is not ({ } count and >= 1 and <= 20))
        {
            return PlatformAnswer.Refuse(40035);
        }

        var all = call.Account.Publications.Public;
        var items = all.Skip((int)Math.Min(offset, int.MaxValue)).Take((int)count).Select(one => (JsonNode)new JsonObject
        {
            ["article_id"] = one.ArticleId,
            ["content"] = new JsonObject
            {
                ["news_item"] = Items(call, one, !call.Json.Flag("no_content")),
                ["create_time"] = one.SubmittedAt.ToUnixTimeSeconds(),
                ["update_time"] = one.SubmittedAt.ToUnixTimeSeconds(),
            },
            ["update_time"] = one.SubmittedAt.ToUnixTimeSeconds(),
        }).ToArray();
        return PlatformAnswer.Of(new JsonObject
        {
            ["total_count"] = all.Count,
            ["item_count"] = items.Length,
            ["item"] = new JsonArray(items),
        });
    }

    private static JsonArray Items(PlatformCall call, PlatformPublication publication, bool withContent)
    {
        var items = ArticleJson.List(publication.Articles, call.Account.Materials, withContent);
        for (var i = 0; i < items.Count; i++)
        {
            items[i]!["is_deleted"] = publication.Articles[i].Deleted;
        }

        return items;
    }
}
