using System.Globalization;

namespace PuyangFabu.Accounts.Followers;

/// <summary>Tag ids in one column, each between commas, so that one can be looked for: <c>,100,128,</c>.</summary>
public static class TagIdList
{
    private const char Comma = ',';

    public static string Write(IEnumerable<long> ids)
    {
        var list = string.Join(Comma, ids.Distinct().Order().Select(static id => id.ToString(CultureInfo.InvariantCulture)));
        return list.Length == 0 ? "" : $"{Comma}{list}{Comma}";
    }

    public static IReadOnlyList<long> Read(string list) =>
        [.. list.Split(Comma, StringSplitOptions.RemoveEmptyEntries).Select(static id => long.Parse(id, CultureInfo.InvariantCulture))];

    /// <summary>Pattern for <c>like</c>.</summary>
    public static string Pattern(long id) => string.Create(CultureInfo.InvariantCulture, $"%,{id},%");
}
