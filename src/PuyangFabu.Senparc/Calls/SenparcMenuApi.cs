using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Menus;
using Senparc.Weixin.MP.CommonAPIs;

namespace PuyangFabu.Senparc.Calls;

/// <summary><see cref="IMenuApi"/> over Senparc, whose calls for menus block: they run on a thread of the pool.</summary>
internal sealed class SenparcMenuApi(SenparcTransport senparc) : IMenuApi
{
    public async Task<ApiAnswer<ApiDone>> CreateAsync(ApiAccount account, string menuJson, CancellationToken cancellation) =>
        MenuApi.Read(menuJson) is { } menu
            ? await senparc.DoAsync(
                account, CallTraits.Harmless, token => Task.Run(() => CommonApi.CreateMenu(token, NewtonsoftJson.Of(menu)), cancellation), cancellation)
            : MenuApi.NoJson();

    public Task<ApiAnswer<StoredMenus>> GetAsync(ApiAccount account, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, token => Task.Run(() => CommonApi.GetMenu(token), cancellation), MenuApi.ReadStored, cancellation);

    public Task<ApiAnswer<SelfMenu>> SelfMenuAsync(ApiAccount account, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, static token => CommonApi.GetCurrentSelfMenuInfoAsync(token), MenuApi.ReadSelfMenu, cancellation);

    public Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, CancellationToken cancellation) => senparc.DoAsync(
        account, CallTraits.Harmless, token => Task.Run(() => CommonApi.DeleteMenu(token), cancellation), cancellation);

    // CreateMenuConditional takes typed buttons alone, and ours are reviewed as JSON.
    public async Task<ApiAnswer<string>> AddConditionalAsync(ApiAccount account, string menuJson, CancellationToken cancellation) =>
        MenuApi.Read(menuJson) is { } menu
            ? await senparc.CallAsync(
                account, CallTraits.Once, token => GenericCall.PostAsync(token, "cgi-bin/menu/addconditional", menu), MenuApi.ReadMenuId, cancellation)
            : MenuApi.NoJson();

    public Task<ApiAnswer<ApiDone>> DeleteConditionalAsync(ApiAccount account, string menuId, CancellationToken cancellation) => senparc.DoAsync(
        account, CallTraits.Harmless, token => Task.Run(() => CommonApi.DeleteMenuConditional(token, menuId), cancellation), cancellation);

    public Task<ApiAnswer<string>> TryMatchAsync(ApiAccount account, string userId, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, token => Task.Run(() => CommonApi.TryMatch(token, userId), cancellation), MenuApi.ReadButtons, cancellation);
}
