using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;
using Senparc.Weixin;
using Senparc.Weixin.CommonAPIs;

namespace PuyangFabu.Senparc.Calls;

/// <summary>Senparc's generic call, for what it has no working call for.</summary>
internal static class GenericCall
{
    /// <param name="path">Without a leading slash.</param>
    public static Task PostAsync(string token, string path, JsonObject body) => CommonJsonSend.SendAsync<JObject>(
        token, $"{Config.ApiMpHost}/{path}?access_token={{0}}", NewtonsoftJson.Of(body));
}
