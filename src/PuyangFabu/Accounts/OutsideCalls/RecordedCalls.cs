using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>
/// The one way to have WeChat do something that no row of its own tells of: the intent is committed, in the record too,
/// before the call; the call hangs on no caller's token; what came of it is stored surely. A process killed in between
/// leaves an intent that <see cref="OutsideCallWorker"/> takes up.
/// </summary>
public sealed class RecordedCalls(Database database, AuditLog audit, TimeProvider clock)
{
    private const string TargetKind = "outsideCall";

    /// <summary>A call with its token and its repetitions; with a file.</summary>
    private static readonly (TimeSpan Limit, TimeSpan Lease) Call = (TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(70));
    private static readonly (TimeSpan Limit, TimeSpan Lease) Transfer = (TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(150));

    private static ApiFailure TooSlow { get; } = new(ApiFailureKind.NotSent, "程序停顿太久，没有发出。", "请重试。");

    private static ApiFailure Endless { get; } = new(ApiFailureKind.NoAnswer, "微信迟迟没有答复，请求可能已经送达。", "先核对这一步在微信一侧是否已经生效，再决定是否重做。");

    public Task<OutsideCall> BeginAsync(OutsideIntent intent, CancellationToken cancellation) =>
        database.WriteAsync(session => BeginAsync(session, intent), cancellation);

    /// <summary>Writes the intent in the caller's transaction; the call is made when that is committed. Call it last, as <see cref="AuditLog"/> wants.</summary>
    public async Task<OutsideCall> BeginAsync(DbSession session, OutsideIntent intent)
    {
        using var step = OutsideCallSteps.Start(OutsideCallSteps.Begin);
        var now = clock.NowMs();
        var call = await OutsideCallStore.InsertAsync(
            session,
            new OutsideCall
            {
                Account = intent.Account,
                Kind = intent.Kind,
                OperatorId = intent.Actor.OperatorId,
                OperatorName = intent.Actor.DisplayName,
                SubjectKind = intent.SubjectKind,
                SubjectId = intent.SubjectId,
                ContentHash = intent.ContentHash,
                Detail = intent.Detail,
                Recipients = intent.Recipients.Count,
                ShownTo = intent.ShownTo,
                State = OutsideCallState.Intended,
                StartedMs = now,
                LeaseUntilMs = now + LeaseMs(intent.Kind),
            },
            intent.Recipients);
        await RecordAsync(session, "outsideCall.begin", intent.Actor, call);
        return call;
    }

    /// <summary>Takes up a call that nobody is at any more.</summary>
    /// <returns>Null when somebody is, after all.</returns>
    internal Task<OutsideCall?> TakeUpAsync(OutsideCall left, CancellationToken cancellation) => database.WriteAsync<OutsideCall?>(
        async session =>
        {
            var claimed = left with { State = OutsideCallState.Intended, Attempts = left.Attempts + 1, LeaseUntilMs = clock.NowMs() + LeaseMs(left.Kind) };
            if (!await OutsideCallStore.MoveAsync(session, left, claimed))
            {
                return null;
            }

            await RecordAsync(session, "outsideCall.repeat", Actor.Product, claimed);
            return claimed;
        },
        cancellation);

    /// <summary>Makes the call and stores what came of it.</summary>
    /// <param name="begun">As <see cref="BeginAsync(OutsideIntent, CancellationToken)"/> gave it.</param>
    /// <param name="store">Writes what the answer means for the rows of its feature, in the transaction that ends the call. May run again after a failure.</param>
    public async Task<ApiAnswer<T>> RunAsync<T>(
        OutsideCall begun, Func<CancellationToken, Task<ApiAnswer<T>>> call, Func<DbSession, ApiAnswer<T>, Task>? store = null)
        where T : notnull
    {
        ApiAnswer<T> answer;
        using (OutsideCallSteps.Start(OutsideCallSteps.Call))
        {
            answer = await CallAsync(begun, call);
        }

        using (OutsideCallSteps.Start(OutsideCallSteps.Store))
        {
            await SureStorage.StoreAsync(() => database.WriteAsync(session => EndAsync(session, begun, answer, store), CancellationToken.None), database.Dialect, clock);
        }

        return answer;
    }

    /// <summary>Says of a call that nobody knows what came of it, and that nobody will ask.</summary>
    internal Task LoseAsync(OutsideCall left, string why, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            var lost = OutsideCallResult.Lost(left, why, clock.NowMs());
            if (await OutsideCallStore.MoveAsync(session, left, lost))
            {
                await RecordAsync(session, "outsideCall.end", Actor.Product, lost);
            }
        },
        cancellation);

    private async Task<ApiAnswer<T>> CallAsync<T>(OutsideCall begun, Func<CancellationToken, Task<ApiAnswer<T>>> call)
        where T : notnull
    {
        if (clock.NowMs() >= begun.LeaseUntilMs)
        {
            // Asleep through its lease: somebody else may have taken it up.
            return TooSlow;
        }

        // Neither a caller who hangs up nor a stop of the product cuts it off: its answer is worth waiting for.
        using var limit = new CancellationTokenSource(TimesOf(begun.Kind).Limit, clock);
        try
        {
            return await call(limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return Endless;
        }
    }

    private async Task EndAsync<T>(DbSession session, OutsideCall begun, ApiAnswer<T> answer, Func<DbSession, ApiAnswer<T>, Task>? store)
        where T : notnull
    {
        var after = OutsideCallResult.After(begun, answer.Failure, clock.NowMs());
        if (!await OutsideCallStore.MoveAsync(session, begun, after))
        {
            return;
        }

        if (store is not null)
        {
            await store(session, answer);
        }

        // Whom a preview went to is what its record is for; everything else is told by the rows it changed.
        if (after.EndedMs is not null && after.Kind != OutsideCallKind.Preview)
        {
            await OutsideCallStore.ForgetRecipientsAsync(session, after.Id);
        }

        await RecordAsync(session, "outsideCall.end", Actor.Product, after);
    }

    private Task RecordAsync(DbSession session, string action, Actor actor, OutsideCall call) => audit.RecordAsync(session, new AuditEntry
    {
        Actor = actor,
        Action = action,
        Refused = call.State is OutsideCallState.Refused or OutsideCallState.Unknown ? call.State : null,
        TargetKind = TargetKind,
        TargetId = $"{call.Id}",
        ContentHash = call.ContentHash,
        After = new { call.Kind, call.Account, Subject = $"{call.SubjectKind}/{call.SubjectId}", call.State, call.Attempts, call.Recipients, To = call.ShownTo, call.ResultCode },
        Comment = call.Result,
    });

    private static long LeaseMs(string kind) => (long)TimesOf(kind).Lease.TotalMilliseconds;

    private static (TimeSpan Limit, TimeSpan Lease) TimesOf(string kind) => OutsideCallKind.IsTransfer(kind) ? Transfer : Call;
}
