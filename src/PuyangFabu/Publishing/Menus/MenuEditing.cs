using System.Text.Json;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Menus;

/// <summary>Writes menus as drafts. Every saving is a version of its own, so that what is approved stays what was read.</summary>
public sealed class MenuEditing(MenuDesk desk, MenuStore menus)
{
    public Task<Outcome<MenuVersion>> SaveAsync(Actor actor, string account, JsonElement input, CancellationToken cancellation)
    {
        var read = MenuInput.Read(input);
        return read.IsRefused ? Task.FromResult<Outcome<MenuVersion>>(read.Refusal) : desk.CreateAsync(
            actor, MenuAction.Save,
            async session => read.Value.BasedOn is { } version && version != ((await MenuStore.LatestAsync(session, account))?.Version ?? 0)
                ? Refusal.Stale
                : await AppendAsync(session, actor, account, read.Value.Menu),
            cancellation);
    }

    /// <summary>Makes a new draft with the content of a version.</summary>
    public Task<Outcome<MenuVersion>> RestoreAsync(Actor actor, string account, long version, CancellationToken cancellation) => desk.CreateAsync(
        actor, MenuAction.Restore,
        async session =>
        {
            if (await MenuStore.FindAsync(session, account, version) is not { } old)
            {
                return MenuRefusals.NoVersion;
            }

            var read = MenuInput.ReadAgain(old.Content);
            return read.IsRefused ? read.Refusal : await AppendAsync(session, actor, account, read.Value);
        },
        cancellation);

    private async Task<Outcome<MenuVersion>> AppendAsync(DbSession session, Actor actor, string account, Menu menu)
    {
        if (await MenuTargets.OfInputAsync(session, menu) is { } refusal)
        {
            return refusal;
        }

        var number = await menus.AppendAsync(session, new MenuVersion
        {
            Account = account,
            Version = 0,
            Content = MenuJson.Write(menu),
            Status = MenuStatus.Draft,
            AuthorId = actor.OperatorId,
            Author = actor.DisplayName,
            CreatedMs = 0,
        });
        return (await MenuStore.FindAsync(session, account, number))!;
    }
}
