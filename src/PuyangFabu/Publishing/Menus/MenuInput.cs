using System.Text.Json;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Menus;

/// <summary>
/// Reads a menu handed in: an object with WeChat's <c>button</c>. Other fields at the top are left aside, so that what a
/// call answered can be changed and sent back; <c>version</c> among them says which version it was made from.
/// </summary>
public static class MenuInput
{
    /// <returns>The menu and the version it was made from, or every problem by its place.</returns>
    public static Outcome<(Menu Menu, long? BasedOn)> Read(JsonElement input)
    {
        if (input.ValueKind != JsonValueKind.Object || !input.TryGetProperty("button", out var buttons))
        {
            return Refusal.BadInput("button", "缺少：应是微信的菜单写法 {\"button\":[…]}");
        }

        try
        {
            var menu = MenuJson.Read($$"""{"button":{{buttons.GetRawText()}}}""").Trimmed();
            return Problems(menu) is { Count: > 0 } problems ? Refusal.BadInput(problems) : (menu, BasedOn(input));
        }
        catch (JsonException failure)
        {
            return Refusal.BadInput("button", $"里有微信不认识的字段、重复的字段或类型不对的值（{failure.Path ?? "$.button"}）");
        }
    }

    /// <summary>Reads a menu that is stored, to be saved anew: an old version may be from before a rule.</summary>
    public static Outcome<Menu> ReadAgain(string content)
    {
        var menu = MenuJson.Read(content).Trimmed();
        return Problems(menu) is { Count: > 0 } problems ? Refusal.BadInput(problems) : menu;
    }

    private static List<FieldProblem> Problems(Menu menu) => [.. MenuRules.Check(menu).Select(static problem => problem with { Field = "button" })];

    private static long? BasedOn(JsonElement input) =>
        (input.TryGetProperty("version", out var version) || input.TryGetProperty("revision", out version))
        && version.ValueKind == JsonValueKind.Number && version.TryGetInt64(out var number) ? number : null;
}

/// <summary>Which version of a menu is submitted, approved or rejected.</summary>
public sealed record MenuDecisionInput
{
    /// <summary>The version that was read.</summary>
    public long? Version { get; init; }

    /// <summary>The hash of what was read; names a version as well as its number does.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Needed to reject.</summary>
    public string? Comment { get; init; }

    internal MoveRequest Move => new() { Revision = Version, ContentHash = ContentHash, Comment = Comment };
}
