using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Mass;

namespace PuyangFabu.Sandbox.Platform.Notices;

/// <summary>Subscription notices (订阅通知): each uses up one agreement of the person it is for.</summary>
internal sealed class SubscriptionEndpoints(NoticeDelivery delivery, PlatformLedger ids)
{
    private const int UnknownTemplate = 40037, NoConsent = 43101, UnknownTid = 200014, BadWords = 200020, BadScene = 200021, TooMany = 200012;
    private const int FewestWords = 2, MostWords = 5, LongestScene = 15;

    public void Map(CallRoutes routes)
    {
        routes.Post("cgi-bin/message/subscribe/bizsend", Send, Capability.Verified);
        routes.Post("wxaapi/newtmpl/addtemplate", Add, Capability.Verified);
        routes.Get("wxaapi/newtmpl/gettemplate", List, Capability.Verified);
        routes.Post("wxaapi/newtmpl/deltemplate", Delete, Capability.Verified);
        routes.Get("wxaapi/newtmpl/getcategory", Categories, Capability.Verified);
        routes.Get("wxaapi/newtmpl/getpubtemplatetitles", Titles, Capability.Verified);
        routes.Get("wxaapi/newtmpl/getpubtemplatekeywords", Words, Capability.Verified);
    }

    private PlatformAnswer Send(PlatformCall call)
    {
        var openId = call.Json.Text("touser") ?? "";
        if (call.Account.Subscriptions.Find(call.Json.Text("template_id")) is not { } template)
        {
            return PlatformAnswer.Refuse(UnknownTemplate);
        }

        var data = call.Json.Field("data") ?? default;
        var code = !call.Account.Followers.Knows(openId) ? 40003
            : NoticeDelivery.Check(template, data) is var wrong and not 0 ? wrong
            : !call.Account.Subscriptions.TakeConsent(openId, template.Id) ? NoConsent
            : 0;
        if (code != 0)
        {
            return PlatformAnswer.Refuse(code);
        }

        delivery.Deliver(
            call, openId, template.Fill(name => NoticeDelivery.Value(data, name)), NoticeDelivery.SubscriptionResult(template.Id, ids.NextId()));
        return PlatformAnswer.Done();
    }

    private static PlatformAnswer Add(PlatformCall call)
    {
        if (!NoticeLibrary.Subscriptions.TryGetValue(call.Json.Text("tid") ?? "", out var form))
        {
            return PlatformAnswer.Refuse(UnknownTid);
        }

        var chosen = call.Json.Texts("kidList").Select(kid => form.Words.FirstOrDefault(word => $"{word.Kid}" == kid)).ToList();
        var code = chosen.Count is < FewestWords or > MostWords || chosen.Exists(static word => word.Name is null) ? BadWords
            : call.Json.Text("sceneDesc") is { Length: > LongestScene } ? BadScene
            : call.Account.Subscriptions.All.Count >= NoticeShelf.Most ? TooMany
            : 0;
        if (code != 0)
        {
            return PlatformAnswer.Refuse(code);
        }

        var added = call.Account.Subscriptions.Add(new NoticeTemplate(
            RandomIds.Text(32),
            form.Title,
            string.Join('\n', chosen.Select(static word => $"{word.Name}:{{{{{word.Rule}{word.Kid}.DATA}}}}")),
            string.Join('\n', chosen.Select(static word => $"{word.Name}:{word.Example}"))));
        return PlatformAnswer.Of(new JsonObject { ["errcode"] = 0, ["errmsg"] = "ok", ["priTmplId"] = added.Id });
    }

    private static PlatformAnswer List(PlatformCall call) => Data([.. call.Account.Subscriptions.All.Select(static one => new JsonObject
    {
        ["priTmplId"] = one.Id,
        ["title"] = one.Title,
        ["content"] = one.Content,
        ["example"] = one.Example,
        ["type"] = 2,
    })]);

    private static PlatformAnswer Delete(PlatformCall call) =>
        call.Account.Subscriptions.Remove(call.Json.Text("priTmplId")) ? PlatformAnswer.Done() : PlatformAnswer.Refuse(UnknownTemplate);

    private static PlatformAnswer Categories(PlatformCall call) =>
        Data([new JsonObject { ["id"] = NoticeLibrary.Category.Id, ["name"] = NoticeLibrary.Category.Name }]);

    private static PlatformAnswer Titles(PlatformCall call)
    {
        var of = (call.Query.GetValueOrDefault("ids") ?? "").Split(',').Contains($"{NoticeLibrary.Category.Id}");
        return Data(
            of ? [.. NoticeLibrary.Subscriptions.Select(static one => new JsonObject
            {
                ["tid"] = int.Parse(one.Key, System.Globalization.CultureInfo.InvariantCulture),
                ["title"] = one.Value.Title,
                ["type"] = 2,
                ["categoryId"] = $"{NoticeLibrary.Category.Id}",
            })] : [],
            of ? NoticeLibrary.Subscriptions.Count : 0);
    }

    private static PlatformAnswer Words(PlatformCall call) =>
        NoticeLibrary.Subscriptions.TryGetValue(call.Query.GetValueOrDefault("tid") ?? "", out var form)
            ? Data(
                [.. form.Words.Select(static word => new JsonObject { ["kid"] = word.Kid, ["name"] = word.Name, ["example"] = word.Example, ["rule"] = word.Rule })],
                form.Words.Count)
            : PlatformAnswer.Refuse(UnknownTid);

    private static PlatformAnswer Data(JsonObject[] data, int? count = null)
    {
        var answer = new JsonObject { ["errcode"] = 0, ["errmsg"] = "ok", ["data"] = new JsonArray([.. data]) };
        if (count is not null)
        {
            answer["count"] = count;
        }

        return PlatformAnswer.Of(answer);
    }
}
