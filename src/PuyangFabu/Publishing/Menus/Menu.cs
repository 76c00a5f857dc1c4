using System.Text;

namespace PuyangFabu.Publishing.Menus;

/// <summary>A menu in WeChat's own form, <c>{"button":[…]}</c>, as <c>menu/create</c> takes it.</summary>
public sealed record Menu(IReadOnlyList<MenuButton> Button)
{
    /// <inheritdoc cref="MenuButton.Trimmed"/>
    public Menu Trimmed() => new([.. Button.Select(static button => button.Trimmed())]);

    /// <summary>The menu that every account starts with: the three boards.</summary>
    public static Menu Default { get; } = Load("Menus/default-menu.json");

    private static Menu Load(string file)
    {
        using var reader = new StreamReader(
            typeof(Menu).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException("Not in the program.", file));
        return MenuJson.Read(reader.ReadToEnd());
    }
}

/// <summary>A button in WeChat's form: with a type and what that type needs, or with buttons under it.</summary>
public sealed record MenuButton
{
    public string? Type { get; init; }

    public string? Name { get; init; }

    public string? Key { get; init; }

    /// <summary>Absolute, or a path of our own public pages such as <c>/directory</c>, which becomes absolute before WeChat sees it.</summary>
    public string? Url { get; init; }

    public string? Appid { get; init; }

    public string? Pagepath { get; init; }

    public string? MediaId { get; init; }

    public string? ArticleId { get; init; }

    public IReadOnlyList<MenuButton>? SubButton { get; init; }

    /// <summary>The button, and those under it, without the white space that is typed or pasted around a value.</summary>
    public MenuButton Trimmed() => this with
    {
        Type = Type?.Trim(),
        Name = Name?.Trim(),
        Key = Key?.Trim(),
        Url = Url?.Trim(),
        Appid = Appid?.Trim(),
        Pagepath = Pagepath?.Trim(),
        MediaId = MediaId?.Trim(),
        ArticleId = ArticleId?.Trim(),
        SubButton = SubButton is null ? null : [.. SubButton.Select(static button => button.Trimmed())],
    };
}

/// <summary>How long the name of a button may be, and how much of it a phone shows.</summary>
/// <param name="Bytes">What WeChat takes at most, in bytes of UTF-8; more is error 40018.</param>
/// <param name="Shown">Chinese characters that a phone shows; two letters or digits are as wide as one.</param>
public sealed record MenuNameLimit(int Bytes, int Shown)
{
    /// <summary>Of the buttons at the bottom of the screen.</summary>
    public static MenuNameLimit Top { get; } = new(16, 4);

    /// <summary>Of the buttons under one of those.</summary>
    public static MenuNameLimit Sub { get; } = new(60, 8);

    /// <summary>Whether WeChat takes the name.</summary>
    public bool Takes(string name) => Encoding.UTF8.GetByteCount(name) <= Bytes;

    /// <summary>Whether a phone has room for all of it.</summary>
    public bool Shows(string name) => Width(name) <= 2 * Shown;

    /// <summary>How much of that room it takes: a Chinese character is one, an ASCII one half.</summary>
    public double Taken(string name) => Width(name) / 2d;

    /// <summary>In half-width columns, as a phone shows it: ASCII takes one, everything else two.</summary>
    private static int Width(string name) => name.EnumerateRunes().Sum(static rune => rune.IsAscii ? 1 : 2);
}
