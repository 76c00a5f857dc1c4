using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.CustomerService;
using Senparc.NeuChar.Entities;
using Senparc.Weixin.Entities;
using Senparc.Weixin.MP.AdvancedAPIs;

namespace PuyangFabu.Senparc.Calls;

/// <summary><see cref="ICustomerServiceApi"/> over Senparc.</summary>
internal sealed class SenparcCustomerServiceApi(SenparcTransport senparc) : ICustomerServiceApi
{
    /// <summary>Any other value cuts a longer text into several messages, each of which counts.</summary>
    private const int NeverCut = 0;

    public Task<ApiAnswer<ApiDone>> SendAsync(ApiAccount account, string openId, ServiceMessage message, CancellationToken cancellation) =>
        senparc.DoAsync(account, CallTraits.Once, token => SendAsync(token, openId, message), cancellation);

    public Task<ApiAnswer<ApiDone>> TypingAsync(ApiAccount account, string openId, bool typing, CancellationToken cancellation) => senparc.DoAsync(
        account, CallTraits.Harmless, token => CustomApi.GetTypingStatusAsync(token, openId, typing ? "Typing" : "CancelTyping"), cancellation);

    private static Task<WxJsonResult> SendAsync(string token, string openId, ServiceMessage message) => message switch
    {
        ServiceText text => CustomApi.SendTextAsync(token, openId, text.Content, limitedBytes: NeverCut),
        ServiceImage image => CustomApi.SendImageAsync(token, openId, image.MediaId),
        ServiceNews news => CustomApi.SendNewsAsync(
            token, openId, [new Article { Title = news.Title, Description = news.Description, Url = news.Url, PicUrl = news.PictureUrl }]),
        ServiceMenu menu => CustomApi.SendMenuAsync(
            token, openId, menu.Head, [.. menu.Choices.Select(static choice => new SendMenuContent(choice.Key, choice.Value))], menu.Tail),
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.GetType().Name, "A message of a kind that this class does not write."),
    };
}
