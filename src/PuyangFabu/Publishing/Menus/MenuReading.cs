using PuyangFabu.Accounts;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Publishing.Menus;

/// <summary>Shows menus to editors, each with what to know about it.</summary>
public sealed class MenuReading(MenuStore menus, BoardCatalog boards, AccountRegistry accounts)
{
    /// <summary>The newest version, whatever its state.</summary>
    public async Task<Outcome<MenuView>> LatestAsync(string? account, CancellationToken cancellation)
    {
        var slug = AccountOf(account);
        return slug.IsRefused ? slug.Refusal : Show(await menus.LatestAsync(slug.Value, cancellation) ?? Default(slug.Value));
    }

    public async Task<Outcome<ItemList<MenuView>>> VersionsAsync(string? account, CancellationToken cancellation)
    {
        var slug = AccountOf(account);
        return slug.IsRefused ? slug.Refusal : new ItemList<MenuView>([.. (await menus.VersionsAsync(slug.Value, cancellation)).Select(MenuView.Of)]);
    }

    /// <summary>Runs a change on the account and shows what came of it.</summary>
    public async Task<Outcome<MenuView>> OnAsync(string? account, Func<string, Task<Outcome<MenuVersion>>> change)
    {
        var slug = AccountOf(account);
        if (slug.IsRefused)
        {
            return slug.Refusal;
        }

        var changed = await change(slug.Value);
        return changed.IsRefused ? changed.Refusal : Show(changed.Value);
    }

    private static MenuVersion Default(string account) =>
        new() { Account = account, Version = 0, Content = MenuJson.Write(Menu.Default), CreatedMs = 0 };

    private MenuView Show(MenuVersion menu) => MenuView.Of(menu) with { Warnings = [.. MenuWarnings.Of(MenuJson.Read(menu.Content), boards.Current)] };

    private Outcome<string> AccountOf(string? slug) =>
        (slug is null ? accounts.Default : accounts.Find(slug)) is { } account
            ? account.Slug
            : Refusal.BadInput("account", $"没有代号为“{slug}”的账号");
}
