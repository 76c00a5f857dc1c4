using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Menus;

/// <summary><see cref="IMenuApi"/> over HTTP.</summary>
internal sealed class MenuApi(ApiTransport transport) : IMenuApi
{
    private const string Root = "cgi-bin/menu/";

    public async Task<ApiAnswer<ApiDone>> CreateAsync(ApiAccount account, string menuJson, CancellationToken cancellation) => Read(menuJson) is { } menu
        ? await transport.DoAsync(account, ApiCall.Harmless(Root + "create", menu), cancellation)
        : NoJson();

    public Task<ApiAnswer<StoredMenus>> GetAsync(ApiAccount account, CancellationToken cancellation) => transport.CallAsync(
        account,
        ApiCall.Get(Root + "get"),
        ReadStored,
        cancellation);

    public Task<ApiAnswer<SelfMenu>> SelfMenuAsync(ApiAccount account, CancellationToken cancellation) => transport.CallAsync(
        account,
        ApiCall.Get("cgi-bin/get_current_selfmenu_info"),
        ReadSelfMenu,
        cancellation);

    public Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, CancellationToken cancellation) =>
        transport.DoAsync(account, ApiCall.HarmlessGet(Root + "delete"), cancellation);

    public async Task<ApiAnswer<string>> AddConditionalAsync(ApiAccount account, string menuJson, CancellationToken cancellation) => Read(menuJson) is { } menu
        ? await transport.CallAsync(account, ApiCall.Once(Root + "addconditional", menu), ReadMenuId, cancellation)
        : NoJson();

    public Task<ApiAnswer<ApiDone>> DeleteConditionalAsync(ApiAccount account, string menuId, CancellationToken cancellation) => transport.DoAsync(
        account, ApiCall.Harmless(Root + "delconditional", new JsonObject { ["menuid"] = menuId }), cancellation);

    public Task<ApiAnswer<string>> TryMatchAsync(ApiAccount account, string userId, CancellationToken cancellation) => transport.CallAsync(
        account,
        ApiCall.Ask(Root + "trymatch", new JsonObject { ["user_id"] = userId }),
        ReadButtons,
        cancellation);

    internal static StoredMenus ReadStored(JsonElement answer) => new(
        Buttons(answer.Field("menu") ?? throw new AnswerFormatException("menu")),
        answer.Readable("conditionalmenu", static menu => new ConditionalMenu(menu.RequiredText("menuid"), menu.GetRawText())).Items);

    internal static SelfMenu ReadSelfMenu(JsonElement answer) => new(answer.Flag("is_menu_open"), answer.Field("selfmenu_info")?.GetRawText());

    internal static string ReadMenuId(JsonElement answer) => answer.RequiredText("menuid");

    internal static string ReadButtons(JsonElement answer) => Buttons(answer.Field("menu") ?? answer);

    private static string Buttons(JsonElement menu) => menu.Field("button") is { ValueKind: JsonValueKind.Array } buttons
        ? $$"""{"button":{{buttons.GetRawText()}}}"""
        : throw new AnswerFormatException("button");

    internal static ApiFailure NoJson() => TransportFailures.Input("菜单不是 JSON 对象，没有发出。", "检查菜单的内容。");

    /// <summary>Null when it is no JSON object.</summary>
    internal static JsonObject? Read(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            // The caller is told that it is none.
            return null;
        }
    }
}
