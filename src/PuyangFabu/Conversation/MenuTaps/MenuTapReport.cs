using System.Globalization;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Menus;

namespace PuyangFabu.Conversation.MenuTaps;

/// <summary>Tells operators which buttons followers use.</summary>
public sealed class MenuTapReport(MenuTapStore taps, MenuStore menus, AccountRegistry accounts, PublicUrls urls, TimeProvider clock)
{
    private const string Form = "yyyy-MM-dd";
    private const int MostDays = 366;
    private const int UsualDays = 7;

    /// <param name="slug">The default account when null.</param>
    /// <param name="from">First day as <c>2016-06-28</c>; null means a week up to <paramref name="to"/>.</param>
    /// <param name="to">Last day; null means today.</param>
    public async Task<Outcome<MenuTapSummary>> ReadAsync(string? slug, string? from, string? to, CancellationToken cancellation)
    {
        if ((slug is null ? accounts.Default : accounts.Find(slug))?.Slug is not { } account)
        {
            return Refusal.BadInput("account", $"没有代号为“{slug}”的账号");
        }

        var today = DateOnly.FromDateTime(UnixMilliseconds.ToChinaTime(clock.NowMs()).Date);
        if (!TryRead(to, today, out var last))
        {
            return Refusal.BadInput("to", "不是日期，请写成 2016-06-28");
        }

        if (!TryRead(from, last.AddDays(-Math.Min(UsualDays - 1, last.DayNumber)), out var first))
        {
            return Refusal.BadInput("from", "不是日期，请写成 2016-06-28");
        }

        if (first > last || last.DayNumber - first.DayNumber >= MostDays)
        {
            return Refusal.BadInput("from", $"要在 to 之前，最多 {MostDays} 天");
        }

        var (firstDay, lastDay) = (Written(first), Written(last));
        var counted = await taps.ListAsync(account, firstDay, lastDay, cancellation);
        var names = await NamesAsync(account, cancellation);
        return new MenuTapSummary(
            firstDay,
            lastDay,
            counted.Sum(static tap => tap.Taps),
            [.. counted.Select(tap => new MenuTapItem(tap.Day, tap.Kind, tap.Key, names.GetValueOrDefault((tap.Kind, tap.Key)), tap.Taps))]);
    }

    private async Task<Dictionary<(string Kind, string Key), string>> NamesAsync(string account, CancellationToken cancellation)
    {
        var names = new Dictionary<(string, string), string>();
        foreach (var menu in (await menus.VersionsAsync(account, cancellation)).Select(static version => MenuJson.Read(version.Content)).Append(Menu.Default))
        {
            // Buttons that lead to the same place send the same: the line is of all of them.
            foreach (var same in MenuWarnings.Placed(menu).Select(static placed => placed.Button).Where(button => KeyOf(button) is not null && button.Name is not null).GroupBy(button => KeyOf(button)!.Value))
            {
                names.TryAdd(same.Key, string.Join('、', same.Select(static button => button.Name!).Distinct(StringComparer.Ordinal)));
            }
        }

        return names;
    }

    private (string Kind, string Key)? KeyOf(MenuButton button) =>
        button is { Type: "view", Url: { } url } ? ("view", url.StartsWith('/') ? urls.To(url) : url)
        : button.Key is { } key ? ("click", key)
        : null;

    private static bool TryRead(string? text, DateOnly missing, out DateOnly day)
    {
        day = missing;
        return string.IsNullOrWhiteSpace(text) || DateOnly.TryParseExact(text.Trim(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    private static string Written(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);
}
