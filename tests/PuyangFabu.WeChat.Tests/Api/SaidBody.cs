#if SENPARC
using System.Text.Json.Nodes;
#endif

namespace PuyangFabu.WeChat.Tests.Api;

/// <summary>
/// Compares what a call said with what it had to say: byte for byte for the product's own client. Another library writes the same
/// facts in another order and numbers as texts; no fact may be missing, and none may be there that is not named here.
/// </summary>
internal static class SaidBody
{
    public static void Is(string expected, ReceivedCall call) => Are([expected], [call]);

    public static void Are(IReadOnlyList<string> expected, IEnumerable<ReceivedCall> calls)
    {
        var said = calls.Select(static call => call.Text).ToList();
#if SENPARC
        Assert.Equal(expected.Count, said.Count);
        for (var at = 0; at < said.Count; at++)
        {
            Assert.True(Same(Parse(expected[at]), Parse(said[at])), $"expected {expected[at]}\nsaid     {said[at]}");
            Assert.DoesNotContain("\\u", said[at], StringComparison.Ordinal);
        }
#else
        Assert.Equal(expected, said);
#endif
    }

#if SENPARC
    /// <summary>Senparc says it of texts too, to which it does not matter.</summary>
    private const string Superfluous = "send_ignore_reprint";

    private static JsonNode? Parse(string body) => body.Length == 0 ? null : JsonNode.Parse(body);

    private static bool Same(JsonNode? expected, JsonNode? said) => (expected, said) switch
    {
        (JsonObject one, JsonObject other) =>
            one.All(field => other.ContainsKey(field.Key) && Same(field.Value, other[field.Key]))
            && other.All(field => one.ContainsKey(field.Key) || field.Key == Superfluous),
        (JsonArray one, JsonArray other) => one.Count == other.Count && one.Zip(other).All(static pair => Same(pair.First, pair.Second)),
        _ => expected?.ToString() == said?.ToString(),
    };
#endif
}
