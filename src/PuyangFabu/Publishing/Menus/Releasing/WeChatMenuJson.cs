using System.Text.Json;

namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>
/// Reads a menu that WeChat sends, in either of its forms. Unlike an editor's menu it may hold fields that nobody asked
/// for, and empty ones in place of none.
/// </summary>
public static class WeChatMenuJson
{
    /// <param name="json">With <c>button</c>; sub-buttons as an array, or as an object with a <c>list</c>.</param>
    public static Menu Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new Menu(Buttons(document.RootElement, "button"));
    }

    private static IReadOnlyList<MenuButton> Buttons(JsonElement holder, string name)
    {
        if (holder.ValueKind != JsonValueKind.Object || !holder.TryGetProperty(name, out var buttons))
        {
            return [];
        }

        return buttons.ValueKind switch
        {
            JsonValueKind.Array => [.. buttons.EnumerateArray().Where(static button => button.ValueKind == JsonValueKind.Object).Select(Button)],
            JsonValueKind.Object => Buttons(buttons, "list"),
            _ => [],
        };
    }

    private static MenuButton Button(JsonElement button)
    {
        var subButtons = Buttons(button, "sub_button");
        return new MenuButton
        {
            Name = Text(button, "name"),
            Type = subButtons.Count > 0 ? null : Text(button, "type"),
            // Buttons made on WeChat's own pages have a value in place of a key.
            Key = Text(button, "key") ?? Text(button, "value"),
            Url = Text(button, "url"),
            Appid = Text(button, "appid"),
            Pagepath = Text(button, "pagepath"),
            MediaId = Text(button, "media_id"),
            ArticleId = Text(button, "article_id"),
            SubButton = subButtons.Count > 0 ? subButtons : null,
        };
    }

    private static string? Text(JsonElement button, string name) =>
        button.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
