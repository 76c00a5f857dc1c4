using System.Text.Json;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Follows a broadcast on standard error until nothing more happens by itself.</summary>
public static class BroadcastWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <returns>The broadcast as it is at the end.</returns>
    public static async Task<JsonElement> FollowAsync(ServerClient client, JsonElement broadcast, CancellationToken cancellation)
    {
        for (var told = ""; ;)
        {
            var sentence = SentenceOf(broadcast);
            if (sentence != told)
            {
                await Console.Error.WriteLineAsync(told = sentence);
            }

            if (IsAtRest(broadcast))
            {
                return broadcast;
            }

            await Task.Delay(Interval, cancellation);
            broadcast = await client.GetAsync($"api/broadcasts/{broadcast.GetProperty("id")}", cancellation);
        }
    }

    public static string SentenceOf(JsonElement broadcast)
    {
        var parts = broadcast.GetProperty("parts");
        var sent = parts.EnumerateArray().Count(static part => part.TryGetProperty("msgId", out _));
        var progress = parts.GetArrayLength() > 1 ? $"，{sent}/{parts.GetArrayLength()} 部分已受理" : "";
        var counts = broadcast.TryGetProperty("counts", out var counted) ? $"，送达 {counted.GetProperty("sent")} 人，未达 {counted.GetProperty("error")} 人" : "";
        var planned = broadcast.TryGetProperty("scheduledAt", out var at) && broadcast.GetProperty("status").GetString() == "scheduled" ? $"（{at.GetString()}）" : "";
        var attention = broadcast.TryGetProperty("attention", out var why) ? $"。{why.GetString()}" : "";
        return $"{broadcast.GetProperty("statusName").GetString()}{planned}{progress}{counts}{attention}";
    }

    private static bool IsAtRest(JsonElement broadcast) => broadcast.GetProperty("status").GetString() switch
    {
        "scheduled" or "sending" or "submitted" => false,
        "unknown" => broadcast.GetProperty("parts").EnumerateArray().All(static part => !part.TryGetProperty("nextStepAt", out _)),
        _ => true,
    };
}
