using System.Text.Json.Nodes;

namespace PuyangFabu.Sandbox.Platform.Menus;

/// <summary>An account's menus. Used under the account's lock.</summary>
internal sealed class MenuShelf
{
    /// <summary>The sandbox's phones are taken for iPhones.</summary>
    private const int PhoneType = 1;

    private readonly List<StoredConditionalMenu> conditional = [];

    /// <summary>Null when none was created.</summary>
    public JsonArray? Default { get; private set; }

    /// <summary>Newest first, which is the order in which they are matched.</summary>
    public IReadOnlyList<StoredConditionalMenu> Conditional => [.. conditional.AsEnumerable().Reverse()];

    /// <summary>What the platform calls the default menu where there are others beside it; 0 when none was created.</summary>
    public long DefaultId { get; private set; }

    /// <summary>Deleted, and no other created since: the phones show none.</summary>
    public bool IsDeleted { get; private set; }

    public void Create(JsonArray buttons, long id) => (Default, DefaultId, IsDeleted) = (buttons, id, false);

    public void Add(StoredConditionalMenu menu) => conditional.Add(menu);

    public bool Remove(string? menuId) => conditional.RemoveAll(menu => menu.MenuId == menuId) > 0;

    public void Clear()
    {
        (Default, DefaultId, IsDeleted) = (null, 0, true);
        conditional.Clear();
    }

    /// <summary>What a follower sees, null when there is no menu.</summary>
    /// <param name="tags">The follower's tags; only the last one counts.</param>
    public JsonArray? For(IReadOnlyList<int> tags) =>
        Default is null
            ? null
            : Conditional.FirstOrDefault(menu =>
                (menu.TagId is null || (tags.Count > 0 && tags[^1] == menu.TagId))
                && menu.ClientType is null or PhoneType)?.Buttons ?? Default;

    public bool Uses(string mediaId) =>
        conditional.Select(static menu => menu.Buttons).Append(Default).Any(buttons => buttons is not null && Leaves(buttons).Any(one => (string?)one["media_id"] == mediaId));

    /// <summary>The buttons that do something, sub buttons included.</summary>
    public static IEnumerable<JsonObject> Leaves(JsonArray buttons) => buttons.OfType<JsonObject>().SelectMany(static button =>
        button["sub_button"] is JsonArray { Count: > 0 } subs ? subs.OfType<JsonObject>() : [button]);
}

/// <summary>A menu for some followers.</summary>
/// <param name="TagId">For those whose last tag this is; null for any.</param>
/// <param name="ClientType">1 for iOS, 2 for Android, 3 for others; null for any.</param>
internal sealed record StoredConditionalMenu(string MenuId, JsonArray Buttons, JsonObject MatchRule, long? TagId, long? ClientType);
