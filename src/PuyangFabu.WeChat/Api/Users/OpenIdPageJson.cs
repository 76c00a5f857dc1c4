using System.Text.Json;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Users;

/// <summary>Pages of openids as the lists of followers and of a tag's members answer them.</summary>
internal static class OpenIdPageJson
{
    /// <summary><c>data</c> is missing when a page is empty.</summary>
    public static OpenIdPage Read(JsonElement answer) => new(
        answer.Number("total") ?? answer.IntOrZero("count"),
        answer.Field("data") is { } data ? data.Texts("openid") : [],
        answer.Text("next_openid") ?? "");
}
