using System.Text.Json;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Users;

/// <summary>Pages of openids as the lists of followers and of a tag's members answer them.</summary>
internal static class OpenIdPageJson
{
    /// <summary><c>data</c> is missing when a page is empty.</summary>
    public static OpenIdPage Read(JsonElement answer)
    {
        var (openIds, unreadable) = answer.Field("data") is { } data ? data.Readable("openid", AnswerFields.Id) : ([], 0);
        return new OpenIdPage(answer.Number("total") ?? answer.IntOrZero("count"), openIds, answer.Text("next_openid") ?? "", unreadable);
    }
}
