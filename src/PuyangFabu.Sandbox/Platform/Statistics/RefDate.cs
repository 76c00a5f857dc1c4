using System.Globalization;
using System.Text.Json.Nodes;

namespace PuyangFabu.Sandbox.Platform.Statistics;

/// <summary>The beginning of every row: which day, and which hour as <c>900</c> or <c>2300</c>.</summary>
internal static class RefDate
{
    public static JsonObject Of(DateOnly day) => new() { ["ref_date"] = Text(day) };

    public static JsonObject Of(DateOnly day, int hour) => new() { ["ref_date"] = Text(day), ["ref_hour"] = hour * 100 };

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
