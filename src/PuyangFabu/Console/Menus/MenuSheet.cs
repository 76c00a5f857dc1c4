using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.Console.Frame;
using PuyangFabu.Publishing.Menus;
using WeChatMenu = PuyangFabu.Publishing.Menus.Menu;

namespace PuyangFabu.Console.Menus;

/// <summary>A menu in its form: three places with five below each, filled or not. Its buttons change it without saving.</summary>
public sealed class MenuSheet
{
    private readonly MenuLine[] tops = [.. Enumerable.Repeat(new MenuLine(), MenuRules.MostButtons)];
    private readonly MenuLine[][] subs = [.. Enumerable.Range(0, MenuRules.MostButtons).Select(static _ => Enumerable.Repeat(new MenuLine(), MenuRules.MostSubButtons).ToArray())];

    public IReadOnlyList<MenuLine> Tops => tops;

    public IReadOnlyList<MenuLine> SubsOf(int top) => subs[top];

    /// <summary>Articles that buttons lead to.</summary>
    public IEnumerable<long> ArticleIds => tops.Concat(subs.SelectMany(static line => line)).Select(static line => line.ArticleId).OfType<long>().Distinct();

    public static MenuSheet Of(WeChatMenu menu)
    {
        var sheet = new MenuSheet();
        foreach (var (index, button) in menu.Button.Take(MenuRules.MostButtons).Index())
        {
            sheet.tops[index] = MenuLine.Of(button);
            foreach (var (place, sub) in (button.SubButton ?? []).Take(MenuRules.MostSubButtons).Index())
            {
                sheet.subs[index][place] = MenuLine.Of(sub);
            }
        }

        return sheet;
    }

    public static MenuSheet Read(IFormCollection form)
    {
        var sheet = new MenuSheet();
        for (var top = 0; top < MenuRules.MostButtons; top++)
        {
            sheet.tops[top] = Line(form, FieldOf(top, null));
            for (var sub = 0; sub < MenuRules.MostSubButtons; sub++)
            {
                sheet.subs[top][sub] = Line(form, FieldOf(top, sub));
            }
        }

        return sheet;
    }

    /// <summary>What the fields of a place begin with.</summary>
    /// <param name="sub">Null for a button at the bottom of the screen.</param>
    public static string FieldOf(int top, int? sub) => sub is null
        ? string.Create(CultureInfo.InvariantCulture, $"b{top}")
        : string.Create(CultureInfo.InvariantCulture, $"b{top}-{sub}");

    /// <summary>The field in which something is that the rules name by its place in the menu, which holds only what is filled in.</summary>
    /// <param name="place"><c>button[0].sub_button[2].name</c></param>
    public string FieldOf(string place)
    {
        var steps = place.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
        var top = PlaceIn(tops, steps.ElementAtOrDefault(1));
        var sub = steps.ElementAtOrDefault(2) == "sub_button" && steps.Length > 3 ? PlaceIn(subs[top], steps[3]) : (int?)null;
        return FieldOf(top, sub) + steps[^1] switch
        {
            "name" or "button" => "-name",
            "url" => LineOf(top, sub).Kind switch { MenuLine.Article => "-article", MenuLine.Site => "-site", MenuLine.Program => "-fallback", _ => "-url" },
            "key" => LineOf(top, sub).Kind == MenuLine.Word ? "-word" : "-board",
            "appid" when LineOf(top, sub).Kind == MenuLine.Program => "-appid",
            "pagepath" when LineOf(top, sub).Kind == MenuLine.Program => "-path",
            _ => "-kind",
        };
    }

    /// <param name="act">
    /// <c>left 1</c> and <c>right 1</c> move a button at the bottom, <c>up 1 2</c> and <c>down 1 2</c> one above it; <c>insert 1 2</c> makes room there,
    /// <c>delete 1</c> and <c>delete 1 2</c> take one out. A place is told from 0.
    /// </param>
    public void Move(string? act)
    {
        var words = act?.Split(' ') ?? [];
        int Place(int index) => AddressNumber.PlaceOf(words.ElementAtOrDefault(index)) ?? -1;
        var top = Place(1);
        if (top is < 0 or >= MenuRules.MostButtons)
        {
            return;
        }

        var sub = Place(2);
        switch (words[0])
        {
            case "left" when top > 0:
                Swap(top - 1, top);
                break;
            case "right" when top < MenuRules.MostButtons - 1:
                Swap(top, top + 1);
                break;
            case "delete" when words.Length == 2:
                tops[top] = new MenuLine();
                subs[top] = [.. Enumerable.Repeat(new MenuLine(), MenuRules.MostSubButtons)];
                break;
            case "up" when sub is > 0 and < MenuRules.MostSubButtons:
                (subs[top][sub - 1], subs[top][sub]) = (subs[top][sub], subs[top][sub - 1]);
                break;
            case "down" when sub is >= 0 and < MenuRules.MostSubButtons - 1:
                (subs[top][sub + 1], subs[top][sub]) = (subs[top][sub], subs[top][sub + 1]);
                break;
            case "insert" when sub is >= 0 and < MenuRules.MostSubButtons && MayInsert(top, sub):
                // Up to the next place without a button: what stands below that stays.
                var free = Array.FindIndex(subs[top], sub, static line => line.IsEmpty);
                subs[top] = [.. subs[top][..sub], new MenuLine(), .. subs[top][sub..free], .. subs[top][(free + 1)..]];
                break;
            case "delete" when sub is >= 0 and < MenuRules.MostSubButtons:
                subs[top] = [.. subs[top][..sub], .. subs[top][(sub + 1)..], new MenuLine()];
                break;
        }
    }

    /// <summary>Whether a line can be put before one: somewhere below is a place without a button.</summary>
    public bool MayInsert(int top, int sub) => !subs[top][sub].IsEmpty && subs[top].Skip(sub).Any(static line => line.IsEmpty);

    private void Swap(int one, int other)
    {
        (tops[one], tops[other]) = (tops[other], tops[one]);
        (subs[one], subs[other]) = (subs[other], subs[one]);
    }

    public WeChatMenu Menu() => Apart(new(
    [
        .. from top in tops.Index()
           where !top.Item.IsEmpty
           select top.Item.Button([.. subs[top.Index].Where(static line => !line.IsEmpty).Select(static line => line.Button([]))]),
    ]));

    /// <summary>As the use case takes it.</summary>
    /// <param name="version">The one that it was made from.</param>
    public JsonElement Input(long version)
    {
        var input = JsonNode.Parse(MenuJson.Write(Menu()))!.AsObject();
        input["version"] = version;
        return JsonSerializer.SerializeToElement(input);
    }

    private static int PlaceIn(MenuLine[] lines, string? number)
    {
        var filled = lines.Index().Where(static line => !line.Item.IsEmpty).Select(static line => line.Index).ToList();
        return AddressNumber.PlaceOf(number) is { } index && index < filled.Count ? filled[index] : 0;
    }

    // WeChat tells the key of the button that was tapped and nothing else: of two that lead to one board the second has its name in it.
    private static WeChatMenu Apart(WeChatMenu menu)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        MenuButton Own(MenuButton button) => button.SubButton is { } below ? button with { SubButton = [.. below.Select(Own)] }
            : MenuWarnings.SlugOf(button) is not { Length: > 0 } || keys.Add(button.Key!) ? button
            : button with { Key = $"{button.Key}{MenuWarnings.ButtonMark}{button.Name}" };
        return new([.. menu.Button.Select(Own)]);
    }

    private MenuLine LineOf(int top, int? sub) => sub is { } place ? subs[top][place] : tops[top];

    private static MenuLine Line(IFormCollection form, string field) => new()
    {
        Name = form[$"{field}-name"].ToString().Trim(),
        Kind = form[$"{field}-kind"].ToString(),
        BoardSlug = form[$"{field}-board"].ToString(),
        Url = form[$"{field}-kind"].ToString() switch
        {
            MenuLine.Article => AddressNumber.Of(form[$"{field}-article"]) is { } id ? SitePages.PathOfArticle(id) : "",
            MenuLine.Site => form[$"{field}-site"].ToString(),
            MenuLine.Program => form[$"{field}-fallback"].ToString().Trim(),
            _ => form[$"{field}-url"].ToString().Trim(),
        },
        AppId = form[$"{field}-appid"].ToString().Trim(),
        PagePath = form[$"{field}-path"].ToString().Trim(),
        Key = form[$"{field}-word"].ToString().Trim(),
        Kept = Kept(form[$"{field}-kept"].ToString()),
    };

    // Typed by nobody, but sent by whoever wants: what is no button counts as none.
    private static string Kept(string json)
    {
        try
        {
            return json.Length > 0 && MenuJson.Read(json).Button.Count == 1 ? json : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
