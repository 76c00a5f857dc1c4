using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.CustomerService;

/// <summary><see cref="ICustomerServiceApi"/> over HTTP.</summary>
internal sealed class CustomerServiceApi(ApiTransport transport) : ICustomerServiceApi
{
    private const string Root = "cgi-bin/message/custom/";

    public Task<ApiAnswer<ApiDone>> SendAsync(ApiAccount account, string openId, ServiceMessage message, CancellationToken cancellation)
    {
        var (type, branch) = Branch(message);
        return transport.DoAsync(
            account, ApiCall.Once(Root + "send", new JsonObject { ["touser"] = openId, ["msgtype"] = type, [type] = branch }), cancellation);
    }

    public Task<ApiAnswer<ApiDone>> TypingAsync(ApiAccount account, string openId, bool typing, CancellationToken cancellation) => transport.DoAsync(
        account,
        ApiCall.Harmless(Root + "typing", new JsonObject { ["touser"] = openId, ["command"] = typing ? "Typing" : "CancelTyping" }),
        cancellation);

    private static (string Type, JsonObject Branch) Branch(ServiceMessage message) => message switch
    {
        ServiceText text => ("text", new JsonObject { ["content"] = text.Content }),
        ServiceImage image => ("image", new JsonObject { ["media_id"] = image.MediaId }),
        ServiceNews news => ("news", new JsonObject
        {
            ["articles"] = new JsonArray(new JsonObject
            {
                ["title"] = news.Title,
                ["description"] = news.Description,
                ["url"] = news.Url,
                ["picurl"] = news.PictureUrl,
            }),
        }),
        ServiceMenu menu => ("msgmenu", new JsonObject
        {
            ["head_content"] = menu.Head,
            ["list"] = new JsonArray([.. menu.Choices.Select(static choice => new JsonObject { ["id"] = choice.Key, ["content"] = choice.Value })]),
            ["tail_content"] = menu.Tail,
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.GetType().Name, "A message of a kind that this class does not write."),
    };
}
