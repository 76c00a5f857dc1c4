using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Mass;

namespace PuyangFabu.Sandbox.Platform.Notices;

/// <summary>Template messages (模板消息) of service accounts.</summary>
internal sealed class TemplateEndpoints(NoticeDelivery delivery, PlatformLedger ids)
{
    private const int UnknownTemplate = 40037, TooMany = 45026, NotFollowing = 43004, NoConsent = 43101;
    private const int LongestTitle = 15, LongestText = 200;

    private static readonly TimeSpan KeyMemory = TimeSpan.FromMinutes(10);

    public void Map(CallRoutes routes)
    {
        routes.Post("cgi-bin/message/template/send", Send, Capability.VerifiedService);
        routes.Post("cgi-bin/message/template/subscribe", SendOnce, Capability.Verified);
        routes.Post("cgi-bin/template/api_add_template", Add, Capability.VerifiedService);
        routes.Get("cgi-bin/template/get_all_private_template", List, Capability.VerifiedService);
        routes.Post("cgi-bin/template/del_private_template", Delete, Capability.VerifiedService);
        routes.Get("cgi-bin/template/get_industry", Industry, Capability.VerifiedService);
    }

    private PlatformAnswer Send(PlatformCall call)
    {
        var openId = call.Json.Text("touser") ?? "";
        var templates = call.Account.Templates;
        if (templates.Find(call.Json.Text("template_id")) is not { } template)
        {
            return PlatformAnswer.Refuse(UnknownTemplate);
        }

        var data = call.Json.Field("data") ?? default;
        var code = !call.Account.Followers.Knows(openId) ? 40003
            : !call.Account.Followers.Follows(openId) ? NotFollowing
            : NoticeDelivery.Check(template, data);
        if (code != 0)
        {
            return PlatformAnswer.Refuse(code);
        }

        var msgId = ids.NextId();
        var key = call.Json.Text("client_msg_id");

        // The same key soon again is accepted, and nothing more is sent.
        if (string.IsNullOrEmpty(key) || !templates.IsRepeat(openId, key, call.Now, KeyMemory))
        {
            delivery.Deliver(call, openId, template.Fill(name => NoticeDelivery.Value(data, name)), NoticeDelivery.TemplateResult(msgId));
        }

        return PlatformAnswer.Of(new JsonObject { ["errcode"] = 0, ["errmsg"] = "ok", ["msgid"] = msgId });
    }

    private PlatformAnswer SendOnce(PlatformCall call)
    {
        var (openId, template) = (call.Json.Text("touser") ?? "", call.Json.Text("template_id") ?? "");
        var (title, text) = (call.Json.Text("title") ?? "", NoticeDelivery.Value(call.Json.Field("data") ?? default, "content") ?? "");
        var code = !call.Account.Followers.Knows(openId) ? 40003
            : title.Length is 0 or > LongestTitle || text.Length is 0 or > LongestText ? 47003
            : !call.Account.Subscriptions.TakeConsent(openId, template) ? NoConsent
            : 0;
        if (code != 0)
        {
            return PlatformAnswer.Refuse(code);
        }

        delivery.Deliver(call, openId, $"{title}\n{text}", NoticeDelivery.SubscriptionResult(template, ids.NextId()));
        return PlatformAnswer.Done();
    }

    private static PlatformAnswer Add(PlatformCall call)
    {
        if (!NoticeLibrary.Templates.TryGetValue(call.Json.Text("template_id_short") ?? "", out var form))
        {
            return PlatformAnswer.Refuse(UnknownTemplate);
        }

        if (call.Account.Templates.All.Count >= NoticeShelf.Most)
        {
            return PlatformAnswer.Refuse(TooMany);
        }

        var added = call.Account.Templates.Add(new NoticeTemplate(RandomIds.Text(32), form.Title, form.Content, ""));
        return PlatformAnswer.Of(new JsonObject { ["errcode"] = 0, ["errmsg"] = "ok", ["template_id"] = added.Id });
    }

    private static PlatformAnswer List(PlatformCall call) => PlatformAnswer.Of(new JsonObject
    {
        ["template_list"] = new JsonArray([.. call.Account.Templates.All.Select(static one => (JsonNode)new JsonObject
        {
            ["template_id"] = one.Id,
            ["title"] = one.Title,
            ["primary_industry"] = "政府与公共事业",
            ["deputy_industry"] = "行政机关",
            ["content"] = one.Content,
            ["example"] = one.Example,
        })]),
    });

    private static PlatformAnswer Delete(PlatformCall call) =>
        call.Account.Templates.Remove(call.Json.Text("template_id")) ? PlatformAnswer.Done() : PlatformAnswer.Refuse(UnknownTemplate);

    private static PlatformAnswer Industry(PlatformCall call) => PlatformAnswer.Of(new JsonObject
    {
        ["primary_industry"] = new JsonObject { ["first_class"] = "政府与公共事业", ["second_class"] = "行政机关" },
        ["secondary_industry"] = new JsonObject { ["first_class"] = "文体娱乐", ["second_class"] = "传媒" },
    });
}
