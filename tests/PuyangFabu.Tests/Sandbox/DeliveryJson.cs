using System.Text.Json;

namespace PuyangFabu.Tests.Sandbox;

/// <summary>What tests ask a delivery's JSON.</summary>
internal static class DeliveryJson
{
    public static string[] States(this JsonElement delivery) => Strings(delivery, "attempts", "state");

    public static string[] Codes(this JsonElement delivery) => Strings(delivery, "findings", "code");

    public static string[] Faults(this JsonElement delivery) =>
    [
        .. delivery.GetProperty("findings").EnumerateArray()
            .Where(f => f.GetProperty("level").GetString() == "fault")
            .Select(f => f.GetProperty("code").GetString()!),
    ];

    private static string[] Strings(JsonElement delivery, string list, string name) =>
        [.. delivery.GetProperty(list).EnumerateArray().Select(item => item.GetProperty(name).GetString()!)];
}
