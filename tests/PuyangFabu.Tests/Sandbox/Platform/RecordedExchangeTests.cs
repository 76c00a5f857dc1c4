using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace PuyangFabu.Tests.Sandbox.Platform;

/// <summary>What well-known clients send, in their order and their spelling, and what they read in the answers.</summary>
public sealed class RecordedExchangeTests
{
    /// <summary>A client in Java: menus and drafts with every field, tags as numbers, ids of tags as texts in a menu's rule.</summary>
    private static readonly RecordedExchange[] Java =
    [
        new("GET /cgi-bin/getcallbackip", null, "ip_list"),
        new("POST /cgi-bin/tags/create", """{"tag":{"name":"媒体"}}""", "tag.id", "tag.name") { Keep = "tag" },
        new("POST /cgi-bin/tags/members/batchtagging", """{"tagid":{tag},"openid_list":["{openid}"]}""", "errcode"),
        new("POST /cgi-bin/tags/getidlist", """{"openid":"{openid}"}""", "tagid_list.0"),
        new("POST /cgi-bin/user/info/batchget", """{"user_list":[{"openid":"{openid}","lang":"zh_CN"}]}""", "user_info_list.0.openid", "user_info_list.0.subscribe_scene"),
        new("POST /cgi-bin/menu/create", """{"button":[{"type":"click","name":"今日","key":"TODAY","sub_button":[]},{"name":"服务","sub_button":[{"type":"view","name":"官网","url":"https://example.com/","sub_button":[]}]}]}""", "errmsg"),
        new("POST /cgi-bin/menu/addconditional", """{"button":[{"type":"click","name":"媒体","key":"PRESS"}],"matchrule":{"tag_id":"{tag}"}}""", "menuid"),
        new("GET /cgi-bin/menu/get", null, "menu.button.1.sub_button.0.url", "menu.menuid", "conditionalmenu.0.matchrule.tag_id", "conditionalmenu.0.menuid"),
        new("GET /cgi-bin/get_current_selfmenu_info", null, "is_menu_open", "selfmenu_info.button.1.sub_button.list.0.url"),
        new("POST /cgi-bin/draft/add", """{"articles":[{"title":"通知","author":"编辑部","digest":"摘要","content":"<p>正文</p>","content_source_url":"https://example.com/a/1","thumb_media_id":"{picture}","need_open_comment":1,"only_fans_can_comment":0}]}""", "media_id") { Keep = "draft" },
        new("POST /cgi-bin/draft/batchget", """{"offset":0,"count":20,"no_content":1}""", "total_count", "item_count", "item.0.media_id", "item.0.content.news_item.0.title", "item.0.content.create_time", "item.0.content.update_time", "item.0.update_time"),
        new("GET /cgi-bin/draft/count", null, "total_count"),
        new("POST /cgi-bin/message/mass/sendall", """{"filter":{"is_to_all":true,"tag_id":null},"mpnews":{"media_id":"{draft}"},"msgtype":"mpnews","send_ignore_reprint":0,"clientmsgid":"a1"}""", "msg_id", "msg_data_id"),
        new("POST /cgi-bin/get_current_autoreply_info", "{}", "errcode") { Code = 43001 },
        new("GET /cgi-bin/get_current_autoreply_info", null, "is_add_friend_reply_open", "keyword_autoreply_info.list.0.keyword_list_info.0.match_mode", "keyword_autoreply_info.list.0.reply_list_info.0.content"),
    ];

    /// <summary>A client in Python: bodies without a content type that says JSON, ids of several kinds as texts.</summary>
    private static readonly RecordedExchange[] Python =
    [
        new("GET /cgi-bin/user/get?next_openid=", null, "total", "count", "data.openid.0", "next_openid"),
        new("GET /cgi-bin/user/info?openid={openid}&lang=zh_CN", null, "subscribe", "subscribe_time", "tagid_list"),
        new("POST /cgi-bin/user/info/updateremark", """{"openid": "{openid}", "remark": "张三"}""", "errcode") { ContentType = null },
        new("POST /cgi-bin/material/batchget_material", """{"type": "image", "offset": 0, "count": 20}""", "item.0.media_id", "item.0.url", "total_count") { ContentType = null },
        new("POST /cgi-bin/material/get_materialcount", "", "errcode") { Code = 43001, ContentType = null },
        new("GET /cgi-bin/material/get_materialcount", null, "image_count", "news_count"),
        new("POST /cgi-bin/qrcode/create", """{"expire_seconds": 1800, "action_name": "QR_SCENE", "action_info": {"scene": {"scene_id": 123}}}""", "ticket", "expire_seconds", "url") { ContentType = null },
        new("POST /cgi-bin/qrcode/create", """{"action_name": "QR_LIMIT_STR_SCENE", "action_info": {"scene": {"scene_str": "大厅一号窗口"}}}""", "ticket", "url") { ContentType = null },
        new("POST /cgi-bin/qrcode/create", """{"action_name": "QR_LIMIT_SCENE", "action_info": {"scene": {"scene_id": 100001}}}""", "errmsg") { Code = 40053, ContentType = null },
        new("POST /cgi-bin/qrcode/create", """{"action_name": "QR_POEM", "action_info": {"scene": {"scene_id": 1}}}""", "errmsg") { Code = 40052, ContentType = null },
        new("POST /cgi-bin/template/api_add_template", """{"template_id_short": "43217"}""", "template_id") { Keep = "template", ContentType = null },
        new("POST /cgi-bin/message/template/send", """{"touser": "{openid}", "template_id": "{template}", "url": "", "miniprogram": null, "data": {"thing1": {"value": "居住证", "color": "#000"}, "phrase2": {"value": "已办结"}, "time3": {"value": "今日"} } }""", "msgid") { ContentType = null },
        new("POST /datacube/getusersummary", """{"begin_date": "2015-01-01", "end_date": "2015-01-07"}""", "list.0.ref_date", "list.0.new_user") { ContentType = null },
        new("POST /datacube/getusersummary", """{"begin_date": "2015-01-01", "end_date": "2015-01-08"}""", "errmsg") { Code = 61501, ContentType = null },
        new("GET /cgi-bin/media/get?media_id=none", null, "errcode") { Code = 40007 },
        new("GET /cgi-bin/ticket/gettickets?type=jsapi", null, "errmsg") { Code = 40066 },
    ];

    public static TheoryData<string> Clients => ["java", "python"];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Every_call_is_answered_with_what_the_client_reads(string client)
    {
        await using var host = await PlatformHost.StartAsync();
        var known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["openid"] = await host.Sandbox.FollowerAsync(),
            ["picture"] = await host.CoverAsync(),
        };
        foreach (var exchange in client == "java" ? Java : Python)
        {
            var answer = await SendAsync(host, exchange, known);

            Assert.True(answer.Code() == exchange.Code, $"{exchange.Call}: {answer}");
            foreach (var field in exchange.Fields)
            {
                Assert.True(Find(answer, field) is not null, $"{exchange.Call} lacks {field}: {answer}");
            }

            if (exchange.Keep is { } name)
            {
                known[name] = Find(answer, exchange.Fields[0])!;
            }
        }
    }

    private static async Task<JsonElement> SendAsync(PlatformHost host, RecordedExchange exchange, Dictionary<string, string> known)
    {
        var (method, call) = exchange.Call.Split(' ') is [var first, var second] ? (first, second) : default;
        using var request = new HttpRequestMessage(new HttpMethod(method), host.Address(Fill(call, known)));
        if (exchange.Body is { } body)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Fill(body, known)));
            request.Content.Headers.ContentType = exchange.ContentType is { } type ? new MediaTypeHeaderValue(type) : null;
        }

        using var response = await host.Sandbox.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static string Fill(string text, Dictionary<string, string> known) =>
        known.Aggregate(text, static (filled, one) => filled.Replace($"{{{one.Key}}}", one.Value, StringComparison.Ordinal));

    private static string? Find(JsonElement json, string path)
    {
        foreach (var step in path.Split('.'))
        {
            if (json.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index))
            {
                if (index >= json.GetArrayLength())
                {
                    return null;
                }

                json = json[index];
            }
            else if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(step, out json))
            {
                return null;
            }
        }

        return json.ToString();
    }
}
