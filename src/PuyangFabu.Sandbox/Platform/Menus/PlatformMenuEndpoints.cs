using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Phones;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Menus;

/// <summary>The menu, and menus for some.</summary>
internal sealed class PlatformMenuEndpoints(PhoneFeed feed, Mass.PlatformLedger ids)
{
    private const int MostDomains = 3;

    private static readonly string[] DeadRules = ["sex", "country", "province", "city"];

    public void Map(CallRoutes routes)
    {
        routes.Post("cgi-bin/menu/create", Create, Capability.Verified, daily: 1000);
        routes.Get("cgi-bin/menu/get", Get, Capability.Verified, daily: 10_000);
        routes.Get("cgi-bin/menu/delete", Delete, Capability.Verified, daily: 1000);
        routes.Post("cgi-bin/menu/addconditional", AddConditional, Capability.Verified, daily: 2000);
        routes.Post("cgi-bin/menu/delconditional", DeleteConditional, Capability.Verified, daily: 2000);
        routes.Post("cgi-bin/menu/trymatch", TryMatch, Capability.Verified, daily: 20_000);
        routes.Get("cgi-bin/get_current_selfmenu_info", Current, daily: 10_000);
    }

    private PlatformAnswer Create(PlatformCall call)
    {
        if (Check(call) is var code and not 0)
        {
            return PlatformAnswer.Refuse(code);
        }

        call.Account.Menus.Create(Buttons(call.Json), ids.NextId());
        Tell(call);
        return PlatformAnswer.Done();
    }

    private static PlatformAnswer Get(PlatformCall call)
    {
        var menus = call.Account.Menus;
        if (menus.Default is null)
        {
            return PlatformAnswer.Refuse(46003);
        }

        var answer = new JsonObject { ["menu"] = new JsonObject { ["button"] = menus.Default.DeepClone() } };
        if (menus.Conditional.Count > 0)
        {
            answer["menu"]!["menuid"] = menus.DefaultId;
            answer["conditionalmenu"] = new JsonArray([.. menus.Conditional.Select(static menu => (JsonNode)new JsonObject
            {
                ["button"] = menu.Buttons.DeepClone(),
                ["matchrule"] = menu.MatchRule.DeepClone(),
                ["menuid"] = long.Parse(menu.MenuId, CultureInfo.InvariantCulture),
            })]);
        }

        return PlatformAnswer.Of(answer);
    }

    private PlatformAnswer Delete(PlatformCall call)
    {
        call.Account.Menus.Clear();
        Tell(call);
        return PlatformAnswer.Done();
    }

    private PlatformAnswer AddConditional(PlatformCall call)
    {
        var rule = call.Json.Field("matchrule") ?? default;
        var tag = rule.Text("tag_id") is { Length: > 0 } ? rule.Whole("tag_id") ?? -1 : (long?)null;
        var client = rule.Text("client_platform_type") is { Length: > 0 } ? rule.Whole("client_platform_type") ?? -1 : (long?)null;
        var code = Check(call) is var wrong and not 0 ? wrong
            : call.Account.Menus.Default is null ? 65303
            : DeadRules.Any(field => !string.IsNullOrEmpty(rule.Text(field))) ? 65320
            : tag is null && client is null ? 65304
            : tag is { } id && !call.Account.Followers.Tags.Exists(id) ? 40152
            : client is < 1 or > 3 ? 40035
            : Domains(call.Account.Menus, call.Json) > MostDomains ? 65316
            : 0;
        if (code != 0)
        {
            return PlatformAnswer.Refuse(code);
        }

        var kept = new StoredConditionalMenu(
            ids.NextId().ToString(CultureInfo.InvariantCulture), Buttons(call.Json), JsonObject.Create(rule)!, tag, client);
        call.Account.Menus.Add(kept);
        Tell(call);
        return PlatformAnswer.Of(new JsonObject { ["menuid"] = kept.MenuId });
    }

    private PlatformAnswer DeleteConditional(PlatformCall call)
    {
        if (!call.Account.Menus.Remove(call.Json.Text("menuid")))
        {
            return PlatformAnswer.Refuse(65301);
        }

        Tell(call);
        return PlatformAnswer.Done();
    }

    private static PlatformAnswer TryMatch(PlatformCall call)
    {
        var followers = call.Account.Followers;
        var user = call.Json.Text("user_id") ?? "";
        var openId = followers.ByName(user) ?? user;
        if (!followers.Follows(openId))
        {
            return PlatformAnswer.Refuse(40003);
        }

        return call.Account.Menus.For(followers.Of(openId).Tags) is { } buttons
            ? PlatformAnswer.Of(new JsonObject { ["button"] = buttons.DeepClone() })
            : PlatformAnswer.Refuse(46003);
    }

    private static PlatformAnswer Current(PlatformCall call)
    {
        var buttons = call.Account.Menus.Default;
        return PlatformAnswer.Of(new JsonObject
        {
            ["is_menu_open"] = buttons is null ? 0 : 1,
            ["selfmenu_info"] = new JsonObject { ["button"] = new JsonArray([.. (buttons ?? []).OfType<JsonObject>().Select(static one => (JsonNode)ConsoleShape(one))]) },
        });
    }

    // As the console shows it: sub buttons in a list of their own, no empty ones.
    private static JsonObject ConsoleShape(JsonObject button)
    {
        var shaped = new JsonObject();
        foreach (var (name, value) in button.Where(static one => one.Key != "sub_button"))
        {
            shaped[name == "media_id" ? "value" : name] = value?.DeepClone();
        }

        if (button["sub_button"] is JsonArray { Count: > 0 } subs)
        {
            shaped["sub_button"] = new JsonObject { ["list"] = new JsonArray([.. subs.OfType<JsonObject>().Select(static one => (JsonNode)ConsoleShape(one))]) };
        }

        return shaped;
    }

    private static int Check(PlatformCall call) =>
        call.Body.AsSpan().IndexOf("\\u"u8) >= 0 ? 40033
            : call.Json.ValueKind != JsonValueKind.Object ? 44002
            : new PlatformMenuRules(call.Account).Check(call.Json.Items("button"));

    private static JsonArray Buttons(JsonElement json)
    {
        var buttons = JsonArray.Create(json.GetProperty("button"))!;
        foreach (var button in buttons.OfType<JsonObject>().Concat(MenuShelf.Leaves(buttons)))
        {
            button["sub_button"] ??= new JsonArray();
        }

        return buttons;
    }

    private static int Domains(MenuShelf menus, JsonElement added) => menus.Conditional.Select(static menu => menu.Buttons).Append(Buttons(added))
        .SelectMany(MenuShelf.Leaves)
        .Select(static button => Uri.TryCreate((string?)button["url"], UriKind.Absolute, out var uri) ? uri.Host : null)
        .Where(static host => host is not null)
        .Distinct()
        .Count();

    private void Tell(PlatformCall call) => feed.Publish(new PhoneChange(call.Account.Slug, "menu", new { }));
}
