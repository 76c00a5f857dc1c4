using System.Globalization;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Sources.Taking;

namespace PuyangFabu.Sources;

/// <summary>Changes sources, each with its entry in the record in one transaction.</summary>
public sealed class NewsSourceEditing(
    Database database, NewsSourceReader reader, NewsSourceReading reading, DueWork<SourceWorker> work, AuditLog audit, TimeProvider clock)
{
    /// <summary>A city has some hundred; each is asked in its turn.</summary>
    private const int Most = 500;

    private static readonly Refusal NotFound = Refusal.NotFound("个信息源");
    private static readonly Refusal Taken = Refusal.BadInput("address", "已经有一个信息源读这个地址");

    public async Task<Outcome<NewsSourceView>> CreateAsync(Actor actor, NewsSourceInput input, CancellationToken cancellation)
    {
        var read = await reader.ReadAsync(input, cancellation);
        return read.IsRefused ? read.Refusal : await FinishAsync(
            await database.TryWriteAsync<NewsSource>(
                async session =>
                {
                    if (await NewsSourceStore.CountAsync(session) >= Most)
                    {
                        return Refusal.BadInput("name", $"已有 {Most} 个信息源，请先删除不用的");
                    }

                    var draft = read.Value with { CreatedMs = clock.NowMs(), UpdatedMs = clock.NowMs() };
                    if (await NewsSourceStore.InsertAsync(session, draft) is not { } id)
                    {
                        return Taken;
                    }

                    var source = draft with { Id = id };
                    await SourceStateStore.InsertAsync(session, id, clock.NowMs());
                    await RecordAsync(session, actor, "source.create", null, source);
                    return source;
                },
                cancellation),
            cancellation);
    }

    public async Task<Outcome<NewsSourceView>> UpdateAsync(Actor actor, long id, NewsSourceInput input, CancellationToken cancellation)
    {
        var read = await reader.ReadAsync(input, cancellation);
        return read.IsRefused ? read.Refusal : await FinishAsync(
            await database.TryWriteAsync<NewsSource>(
                async session =>
                {
                    if (await NewsSourceStore.FindAsync(session, id) is not { } stored)
                    {
                        return NotFound;
                    }

                    var source = read.Value with { Id = id, Revision = stored.Revision + 1, CreatedMs = stored.CreatedMs, UpdatedMs = clock.NowMs() };
                    if ((input.Revision ?? stored.Revision) != stored.Revision)
                    {
                        return Refusal.Stale;
                    }

                    if (await NewsSourceStore.IsTakenAsync(session, source.Address, id))
                    {
                        return Taken;
                    }

                    if (!await NewsSourceStore.UpdateAsync(session, source))
                    {
                        return Refusal.Stale;
                    }

                    // What was known of another page says nothing of this one.
                    await (source.ReadsAs(stored) ? SourceStateStore.SetDueAsync(session, id, clock.NowMs()) : SourceStateStore.ForgetAsync(session, id, clock.NowMs()));
                    if (stored is { Enabled: true, Listed: true } && source is not { Enabled: true, Listed: true })
                    {
                        await SourceItemStore.HandOverAsync(session, id, await ListedAsync(session, enabled: true));
                    }

                    await RecordAsync(session, actor, "source.update", stored, source);
                    return source;
                },
                cancellation),
            cancellation);
    }

    /// <summary>What was found goes with it; drafts and articles stay.</summary>
    /// <param name="revision">The revision that was read, or null for whatever is stored.</param>
    public Task<Outcome<Done>> DeleteAsync(Actor actor, long id, long? revision, CancellationToken cancellation) => database.TryWriteAsync<Done>(
        async session =>
        {
            if (await NewsSourceStore.FindAsync(session, id) is not { } stored)
            {
                return NotFound;
            }

            if ((revision ?? stored.Revision) != stored.Revision || !await NewsSourceStore.DeleteAsync(session, stored))
            {
                return Refusal.Stale;
            }

            await SourceStateStore.DeleteAsync(session, id);

            // To those that readers see before those that are only stopped.
            await SourceItemStore.HandOverAsync(session, id, await ListedAsync(session, enabled: true));
            await SourceItemStore.HandOverAsync(session, id, await ListedAsync(session, enabled: false));
            await SourceItemStore.DeleteOfAsync(session, id);
            await RecordAsync(session, actor, "source.delete", stored, null);
            return Done.It;
        },
        cancellation);

    /// <summary>Has it read as soon as its host may be asked.</summary>
    public async Task<Outcome<Done>> ReadNowAsync(Actor actor, long id, CancellationToken cancellation)
    {
        var outcome = await database.TryWriteAsync<Done>(
            async session =>
            {
                if (await NewsSourceStore.FindAsync(session, id) is not { } stored || !await SourceStateStore.SetDueAsync(session, id, clock.NowMs()))
                {
                    return NotFound;
                }

                await RecordAsync(session, actor, "source.read", stored, stored);
                return Done.It;
            },
            cancellation);
        Wake(outcome);
        return outcome;
    }

    /// <summary>Has a draft made of something of which none was made by itself.</summary>
    public async Task<Outcome<Done>> TakeItemAsync(Actor actor, long id, CancellationToken cancellation)
    {
        var outcome = await database.TryWriteAsync<Done>(
            async session =>
            {
                if (await SourceItemStore.FindAsync(session, id) is not { } item)
                {
                    return Refusal.NotFound("条内容");
                }

                if (!SourceItemState.Takable.Contains(item.State))
                {
                    return Refusal.Conflict(RefusalCodes.IllegalMove, item.State == SourceItemState.Drafted ? "已经做成草稿了，请到稿件里找。" : "正要做成草稿，请稍等再看。");
                }

                if (await NewsSourceStore.FindAsync(session, item.SourceId) is not { BoardId: not null })
                {
                    return Refusal.Conflict(RefusalCodes.IllegalMove, "这个信息源只列标题，没有选栏目和责任编辑；要做成草稿，请先修改信息源。");
                }

                if (!await SourceItemStore.TakeAsync(session, item))
                {
                    return Refusal.Stale;
                }

                await RecordAsync(session, actor, "source.take", item);
                return Done.It;
            },
            cancellation);
        Wake(outcome);
        return outcome;
    }

    /// <summary>Takes an entry of 最新政务动态 from readers; it stays away at later readings too.</summary>
    public Task<Outcome<Done>> HideItemAsync(Actor actor, long id, CancellationToken cancellation) =>
        MoveItemAsync(actor, id, SourceItemState.Listed, SourceItemState.Hidden, "source.hide", "只有列在“最新政务动态”里的能隐藏。", cancellation);

    /// <summary>Gives an entry back to readers.</summary>
    public Task<Outcome<Done>> ShowItemAsync(Actor actor, long id, CancellationToken cancellation) =>
        MoveItemAsync(actor, id, SourceItemState.Hidden, SourceItemState.Listed, "source.show", "它没有隐藏。", cancellation);

    private Task<Outcome<Done>> MoveItemAsync(Actor actor, long id, string from, string to, string action, string otherwise, CancellationToken cancellation) => database.TryWriteAsync<Done>(
        async session =>
        {
            if (await SourceItemStore.FindAsync(session, id) is not { } item)
            {
                return Refusal.NotFound("条内容");
            }

            if (item.State != from)
            {
                return Refusal.Conflict(RefusalCodes.IllegalMove, otherwise);
            }

            if (!await SourceItemStore.MoveAsync(session, id, from, to))
            {
                return Refusal.Stale;
            }

            await RecordAsync(session, actor, action, item);
            return Done.It;
        },
        cancellation);

    /// <summary>Ids of the sources whose entries are listed, and are or are not read.</summary>
    private static async Task<IReadOnlyCollection<long>> ListedAsync(DbSession session, bool enabled) =>
        [.. (await NewsSourceStore.ListAsync(session)).Where(source => source.Listed && source.Enabled == enabled).Select(static source => source.Id)];

    private async Task<Outcome<NewsSourceView>> FinishAsync(Outcome<NewsSource> outcome, CancellationToken cancellation)
    {
        Wake(outcome);
        return outcome.IsRefused ? outcome.Refusal : await reading.FindAsync(outcome.Value.Id, cancellation);
    }

    private void Wake<T>(Outcome<T> outcome)
    {
        if (!outcome.IsRefused)
        {
            work.WakeAt(clock.NowMs());
        }
    }

    private Task RecordAsync(DbSession session, Actor actor, string action, NewsSource? before, NewsSource? after) => audit.RecordAsync(session, new AuditEntry
    {
        Actor = actor,
        Action = action,
        TargetKind = "source",
        TargetId = (after ?? before)!.Id.ToString(CultureInfo.InvariantCulture),
        Before = before == after ? null : before,
        After = after,
    });

    private Task RecordAsync(DbSession session, Actor actor, string action, SourceItem item) => audit.RecordAsync(session, new AuditEntry
    {
        Actor = actor,
        Action = action,
        TargetKind = "source",
        TargetId = item.SourceId.ToString(CultureInfo.InvariantCulture),
        After = new { item.Id, item.Title, item.Url },
    });
}
