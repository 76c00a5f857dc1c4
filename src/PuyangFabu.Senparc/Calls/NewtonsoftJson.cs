using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PuyangFabu.Senparc.Calls;

/// <summary>Our JSON as the objects that Senparc takes.</summary>
internal static class NewtonsoftJson
{
    /// <summary>Texts stay as they are: by itself Newtonsoft takes those that look like dates for dates, and writes them otherwise.</summary>
    public static JObject Of(JsonNode body)
    {
        using var reader = new JsonTextReader(new StringReader(body.ToJsonString())) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
