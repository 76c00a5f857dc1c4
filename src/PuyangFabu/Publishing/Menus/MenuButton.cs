namespace PuyangFabu.Publishing.Menus;

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
