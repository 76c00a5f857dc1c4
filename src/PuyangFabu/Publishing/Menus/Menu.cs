namespace PuyangFabu.Publishing.Menus;

/// <summary>A menu in WeChat's own form, <c>{"button":[…]}</c>, as <c>menu/create</c> takes it.</summary>
public sealed record Menu(IReadOnlyList<MenuButton> Button)
{
    /// <inheritdoc cref="MenuButton.Trimmed"/>
    public Menu Trimmed() => new([.. Button.Select(static button => button.Trimmed())]);
}
