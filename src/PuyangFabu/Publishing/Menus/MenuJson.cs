using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PuyangFabu.Publishing.Menus;

/// <summary>Reads and writes WeChat's form of a menu. Fields that WeChat does not know are refused, for they would be lost.</summary>
public static class MenuJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="JsonException">The text is no menu.</exception>
    public static Menu Read(string json)
    {
        var menu = JsonSerializer.Deserialize<Menu>(json, Options);
        return menu?.Button is { } buttons && AreWhole(buttons) ? menu : throw new JsonException("A button is null.");
    }

    public static string Write(Menu menu) => JsonSerializer.Serialize(menu, Options);

    private static bool AreWhole(IReadOnlyList<MenuButton> buttons) =>
        buttons.All(static button => button is not null && (button.SubButton is null || AreWhole(button.SubButton)));
}
