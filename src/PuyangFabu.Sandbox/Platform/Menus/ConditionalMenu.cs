using System.Text.Json.Nodes;

namespace PuyangFabu.Sandbox.Platform.Menus;

/// <summary>A menu for some followers.</summary>
/// <param name="TagId">For those whose last tag this is; null for any.</param>
/// <param name="ClientType">1 for iOS, 2 for Android, 3 for others; null for any.</param>
internal sealed record ConditionalMenu(string MenuId, JsonArray Buttons, JsonObject MatchRule, long? TagId, long? ClientType);
