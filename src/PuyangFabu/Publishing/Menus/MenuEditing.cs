using System.Text.Json;
using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Publishing.Menus;

/// <summary>Writes menus as drafts. Every saving is a version of its own, so that what is approved stays what was read.</summary>
public sealed class MenuEditing(ContentTransactions transactions, MenuStore menus, AuditLog audit)
{
    public async Task<Outcome<MenuVersion>> SaveAsync(Actor actor, string account, JsonElement input, CancellationToken cancellation)
    {
        var read = MenuInput.Read(input);
        return read.IsRefused ? read.Refusal : await transactions.RunAsync<MenuVersion>(
            async session =>
            {
                var latest = await MenuStore.LatestAsync(session, account);
                return read.Value.BasedOn is { } version && version != (latest?.Version ?? 0)
                    ? Refusal.Stale
                    : await AppendAsync(session, actor, "menu.save", account, MenuJson.Write(read.Value.Menu), latest);
            },
            cancellation);
    }

    /// <summary>Makes a new draft with the content of a version.</summary>
    public Task<Outcome<MenuVersion>> RestoreAsync(Actor actor, string account, long version, CancellationToken cancellation) => transactions.RunAsync<MenuVersion>(
        async session =>
        {
            if (await MenuStore.FindAsync(session, account, version) is not { } old)
            {
                return Refusal.NotFound("个菜单版本");
            }

            var read = MenuInput.ReadAgain(old.Content);
            return read.IsRefused
                ? read.Refusal
                : await AppendAsync(session, actor, "menu.restore", account, MenuJson.Write(read.Value), await MenuStore.LatestAsync(session, account));
        },
        cancellation);

    private async Task<MenuVersion> AppendAsync(DbSession session, Actor actor, string action, string account, string content, MenuVersion? before)
    {
        var number = await menus.AppendAsync(session, new MenuVersion
        {
            Account = account,
            Version = 0,
            Content = content,
            Status = MenuStatus.Draft,
            AuthorId = actor.OperatorId,
            Author = actor.DisplayName,
            CreatedMs = 0,
        });
        var draft = (await MenuStore.FindAsync(session, account, number))!;
        await audit.RecordAsync(session, new AuditEntry
        {
            Actor = actor,
            Action = action,
            TargetKind = "menu",
            TargetId = $"{account}/{number}",
            ContentHash = draft.ContentHash,
            Before = before is null ? null : MenuView.Of(before),
            After = MenuView.Of(draft),
        });
        return draft;
    }
}
