using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>Registers the phones to which those may preview who are not trusted to send.</summary>
public sealed class PreviewNameDesk(Database database, AccountRegistry accounts, NamedFollowers followers, AuditLog audit, TimeProvider clock)
{
    private const int LongestNote = 100;
    private static readonly Refusal NoAccount = Refusal.NotFound("个账号");

    public async Task<Outcome<ItemList<PreviewNameView>>> ListAsync(Actor actor, string slug, CancellationToken cancellation) => accounts.Find(slug) is { } account
        ? new ItemList<PreviewNameView>([.. (await database.ReadAsync(session => PreviewNameStore.ListAsync(session, account.Slug), cancellation))
            .Select(name => PreviewNameView.Of(name, actor))])
        : NoAccount;

    public async Task<Outcome<PreviewNameView>> AddAsync(Actor actor, string slug, PreviewNameInput input, CancellationToken cancellation)
    {
        if (accounts.Find(slug) is not { } account)
        {
            return NoAccount;
        }

        var target = string.IsNullOrWhiteSpace(input.Follower) ? PreviewTarget.Read(input.OpenId, input.WxName) : await FollowerAsync(account, input, cancellation);
        if (target.IsRefused)
        {
            return target.Refusal;
        }

        if (FieldReasons.OfLine(input.Note ?? "", LongestNote) is { } reason)
        {
            return Refusal.BadInput("note", reason);
        }

        return await database.TryWriteAsync<PreviewNameView>(
            async session => await AddAsync(session, actor, account.Slug, target.Value, input.Note?.Trim() ?? "") is { } added
                ? PreviewNameView.Of(added, actor)
                : Refusal.Conflict(BroadcastRefusals.PreviewNameKnownCode, "这个账号已经登记过它。"),
            cancellation);
    }

    public Task<Outcome<Done>> RemoveAsync(Actor actor, string slug, long id, CancellationToken cancellation) => database.TryWriteAsync<Done>(
        async session =>
        {
            if (accounts.Find(slug) is not { } account || await PreviewNameStore.RemoveAsync(session, account.Slug, id) is not { } removed)
            {
                return Refusal.NotFound("个预览对象");
            }

            await audit.RecordAsync(session, Entry(actor, "previewName.remove", removed) with { Before = Shown(removed) });
            return Done.It;
        },
        cancellation);

    /// <summary>Registers phones for an account that has none yet.</summary>
    public Task AddFirstAsync(string slug, IReadOnlyList<(string OpenId, string Note)> phones, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            if (await PreviewNameStore.AnyAsync(session, slug))
            {
                return;
            }

            foreach (var (openId, note) in phones)
            {
                await AddAsync(session, Actor.Product, slug, new PreviewTarget(PreviewName.OpenId, openId), note);
            }
        },
        cancellation);

    private async Task<Outcome<PreviewTarget>> FollowerAsync(WeChatAccount account, PreviewNameInput input, CancellationToken cancellation)
    {
        if (!string.IsNullOrWhiteSpace(input.OpenId) || !string.IsNullOrWhiteSpace(input.WxName))
        {
            return Refusal.BadInput("follower", "粉丝和微信号只写一个");
        }

        var found = await followers.FindAsync(account.Slug, input.Follower!, "follower", cancellation);
        return found.IsRefused ? found.Refusal : new PreviewTarget(PreviewName.OpenId, found.Value);
    }

    private async Task<PreviewName?> AddAsync(DbSession session, Actor actor, string slug, PreviewTarget target, string note)
    {
        var added = await PreviewNameStore.InsertAsync(session, new PreviewName
        {
            Account = slug,
            Kind = target.Kind,
            Name = target.Name,
            Note = note,
            AddedBy = actor.OperatorId,
            AddedName = actor.DisplayName,
            AddedMs = clock.NowMs(),
        });
        if (added is not null)
        {
            await audit.RecordAsync(session, Entry(actor, "previewName.create", added) with { After = Shown(added) });
        }

        return added;
    }

    private static AuditEntry Entry(Actor actor, string action, PreviewName name) => new()
    {
        Actor = actor,
        Action = action,
        TargetKind = "previewName",
        TargetId = $"{name.Account}/{name.Id}",
    };

    // The record keeps for ever: not the name itself, and not whose it is.
    private static object Shown(PreviewName name) => new { name.Kind, Name = MaskedName.Of(name.Name) };
}
