using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Drafts;

namespace PuyangFabu.Sandbox.Platform.Media;

/// <summary>The library of permanent materials.</summary>
internal static class MaterialEndpoints
{
    public static void MapMaterials(this CallRoutes routes)
    {
        routes.Post("cgi-bin/material/add_material", Add);
        routes.Post("cgi-bin/material/get_material", Get);
        routes.Post("cgi-bin/material/del_material", Delete);
        routes.Get("cgi-bin/material/get_materialcount", Count);
        routes.Post("cgi-bin/material/batchget_material", List);
    }

    private static PlatformAnswer Add(PlatformCall call)
    {
        var material = UploadReading.Take(call, permanent: true, out var refusal);
        if (material is null)
        {
            return refusal;
        }

        if (material.Kind == MediaKind.Video)
        {
            if (Description(call) is not { } description || description.Text("title") is not { Length: > 0 } title)
            {
                return PlatformAnswer.Refuse(47001);
            }

            material = material with { Title = title, Introduction = description.Text("introduction") ?? "" };
        }

        call.Account.Materials.Add(material);
        var answer = new JsonObject { ["media_id"] = material.MediaId };
        if (material.IsPicture)
        {
            answer["url"] = material.Url;
        }

        return PlatformAnswer.Of(answer);
    }

    private static PlatformAnswer Get(PlatformCall call) => call.Account.Materials.Permanent(call.Json.Text("media_id")) switch
    {
        null => PlatformAnswer.Refuse(40007),
        { Kind: MediaKind.Video } video => PlatformAnswer.Of(new JsonObject
        {
            ["title"] = video.Title,
            ["description"] = video.Introduction,
            ["down_url"] = $"{call.BaseAddress}/picture/{video.MediaId}",
        }),
        var material => PlatformAnswer.File(material.Bytes, material.ContentType, FileNames.Of(material.MediaId, material.ContentType)),
    };

    private static PlatformAnswer Delete(PlatformCall call)
    {
        if (call.Account.Materials.Permanent(call.Json.Text("media_id")) is not { } material)
        {
            return PlatformAnswer.Refuse(40007);
        }

        if (call.Account.Menus.Uses(material.MediaId))
        {
            return PlatformAnswer.Refuse(48005);
        }

        call.Account.Materials.Remove(material.MediaId);
        return PlatformAnswer.Done();
    }

    private static PlatformAnswer Count(PlatformCall call)
    {
        var library = call.Account.Materials.Library;
        return PlatformAnswer.Of(new JsonObject
        {
            ["voice_count"] = library.Count(static one => one.Kind == MediaKind.Voice),
            ["video_count"] = library.Count(static one => one.Kind == MediaKind.Video),
            ["image_count"] = library.Count(static one => one.IsPicture),
            ["news_count"] = call.Account.News.Count,
        });
    }

    private static PlatformAnswer List(PlatformCall call)
    {
        if (call.Json.Whole("offset") is not ({ } offset and >= 0) || call.Json.Whole("count") is not ({ } count and >= 1 and <= 20))
        {
            return PlatformAnswer.Refuse(40035);
        }

        if (call.Json.Text("type") == "news")
        {
            return ListNews(call, (int)Math.Min(offset, int.MaxValue), (int)count);
        }

        Func<Material, bool>? wanted = call.Json.Text("type") switch
        {
            "image" => static one => one.IsPicture,
            "video" => static one => one.Kind == MediaKind.Video,
            "voice" => static one => one.Kind == MediaKind.Voice,
            _ => null,
        };
        if (wanted is null)
        {
            return PlatformAnswer.Refuse(40004);
        }

        var all = call.Account.Materials.Library.Where(wanted).ToList();
        var page = all.Skip((int)Math.Min(offset, int.MaxValue)).Take((int)count).Select(Item).ToArray();
        return PlatformAnswer.Of(new JsonObject
        {
            ["item"] = new JsonArray(page),
            ["total_count"] = all.Count,
            ["item_count"] = page.Length,
        });
    }

    /// <summary>In a draft's form.</summary>
    private static PlatformAnswer ListNews(PlatformCall call, int offset, int count)
    {
        var items = call.Account.News.All.Skip(offset).Take(count).Select(news => (JsonNode)new JsonObject
        {
            ["media_id"] = news.MediaId,
            ["content"] = new JsonObject
            {
                ["news_item"] = ArticleJson.List(news.Articles, call.Account.Materials),
                ["create_time"] = news.UpdatedAt.ToUnixTimeSeconds(),
                ["update_time"] = news.UpdatedAt.ToUnixTimeSeconds(),
            },
            ["update_time"] = news.UpdatedAt.ToUnixTimeSeconds(),
        }).ToArray();
        return PlatformAnswer.Of(new JsonObject
        {
            ["item"] = new JsonArray(items),
            ["total_count"] = call.Account.News.Count,
            ["item_count"] = items.Length,
        });
    }

    private static JsonNode Item(Material material)
    {
        var item = new JsonObject
        {
            ["media_id"] = material.MediaId,
            ["name"] = material.Name,
            ["update_time"] = material.UploadedAt.ToUnixTimeSeconds(),
        };
        if (material.IsPicture)
        {
            item["url"] = material.Url;
        }

        return item;
    }

    private static JsonElement? Description(PlatformCall call)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(call.Fields.GetValueOrDefault("description") ?? "");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
