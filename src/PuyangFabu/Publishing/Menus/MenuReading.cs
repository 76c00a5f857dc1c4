using System.Globalization;
using PuyangFabu.Accounts;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Menus;

/// <summary>Shows menus to editors, each with what to know about it.</summary>
public sealed class MenuReading(MenuStore menus, BoardCatalog boards, AccountRegistry accounts)
{
    private const int PageSize = 20;

    /// <summary>The newest version, whatever its state.</summary>
    public async Task<Outcome<MenuView>> LatestAsync(Actor actor, string? account, CancellationToken cancellation)
    {
        var slug = AccountOf(account);
        if (slug.IsRefused)
        {
            return slug.Refusal;
        }

        var newest = await menus.LatestAsync(slug.Value, cancellation) ?? Default(slug.Value);
        return Show(newest) with { Actions = MenuRights.ActionsOf(newest, newest.Version, actor) };
    }

    public async Task<Outcome<ItemList<MenuView>>> VersionsAsync(Actor actor, string? account, CancellationToken cancellation)
    {
        var slug = AccountOf(account);
        if (slug.IsRefused)
        {
            return slug.Refusal;
        }

        var versions = await menus.VersionsAsync(slug.Value, cancellation);
        return new ItemList<MenuView>(
            [.. versions.Select(menu => MenuView.Of(menu) with { Actions = MenuRights.ActionsOf(menu, versions[0].Version, actor) })]);
    }

    /// <summary>Slugs of the accounts whose waiting menu this person may decide about.</summary>
    public async Task<IReadOnlyList<string>> ToApproveAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May(Permission.ApproveContent))
        {
            return [];
        }

        var pending = await menus.PendingAsync(cancellation);
        return [.. accounts.All.Select(static account => account.Slug).Where(slug =>
            pending.Any(menu => menu.Account == slug && MenuRights.PersonRefusal(menu, MenuAction.Approve, actor) is null))];
    }

    /// <summary>Slugs of the accounts whose newest version this person wrote and has still to hand in, and of those where it was sent back to him.</summary>
    public async Task<(IReadOnlyList<string> Drafts, IReadOnlyList<string> Returned)> OwnAsync(Actor actor, CancellationToken cancellation)
    {
        var own = new List<MenuVersion>();
        foreach (var account in actor.May(Permission.ManageContent) && actor.OperatorId is not null ? accounts.All : [])
        {
            if (await menus.LatestAsync(account.Slug, cancellation) is { } newest && newest.AuthorId == actor.OperatorId)
            {
                own.Add(newest);
            }
        }

        return (SlugsOf(MenuStatus.Draft), SlugsOf(MenuStatus.Rejected));

        string[] SlugsOf(string status) => [.. own.Where(menu => menu.Status == status).Select(static menu => menu.Account)];
    }

    /// <summary>The versions in pages, the newest first.</summary>
    /// <param name="below">The cursor of the page before; null for the first.</param>
    public async Task<Outcome<ItemPage<MenuView>>> VersionsAsync(string? account, long? below, CancellationToken cancellation)
    {
        var slug = AccountOf(account);
        if (slug.IsRefused)
        {
            return slug.Refusal;
        }

        var versions = await menus.VersionsAsync(slug.Value, below, PageSize + 1, cancellation);
        return new ItemPage<MenuView>(
            [.. versions.Take(PageSize).Select(MenuView.Of)],
            versions.Count > PageSize ? versions[PageSize - 1].Version.ToString(CultureInfo.InvariantCulture) : null);
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
