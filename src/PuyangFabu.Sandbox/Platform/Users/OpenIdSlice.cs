using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Users;

/// <summary>Lists of openids come in pages; the next one starts behind the last openid of this one.</summary>
internal static class OpenIdSlice
{
    /// <param name="total">Null for lists that do not tell their total.</param>
    public static PlatformAnswer Of(IReadOnlyList<string> all, string? after, int size, int? total)
    {
        var start = 0;
        if (!string.IsNullOrEmpty(after))
        {
            start = IndexOf(all, after) + 1;
            if (start == 0)
            {
                return PlatformAnswer.Refuse(40003);
            }
        }

        var page = all.Skip(start).Take(size).ToList();
        var answer = new JsonObject();
        if (total is { } count)
        {
            answer["total"] = count;
        }

        answer["count"] = page.Count;
        if (page.Count > 0)
        {
            answer["data"] = new JsonObject { ["openid"] = new JsonArray([.. page.Select(static one => JsonValue.Create(one))]) };
        }

        answer["next_openid"] = page.Count > 0 ? page[^1] : "";
        return PlatformAnswer.Of(answer);
    }

    private static int IndexOf(IReadOnlyList<string> all, string openId)
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i] == openId)
            {
                return i;
            }
        }

        return -1;
    }
}
