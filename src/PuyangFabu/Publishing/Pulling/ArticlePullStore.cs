using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Pulling;

/// <summary>All SQL of the table <c>article_pulls</c>: one row for each account, the cursor of its pull.</summary>
public sealed class ArticlePullStore(Database database)
{
    private const string Columns =
        "account, run, state, phase, place, batch, with_drafts, news_as_drafts, total, looked, added, same, changed, gone, refused, unread, asked, asked_day, backs, doubted, started_ms, finished_ms, next_step_ms, attempts, problem";

    private const string Due = "state = 'running' and next_step_ms <= @nowMs and lease_until_ms <= @nowMs";

    public Task<ArticlePullRow?> FindAsync(string account, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<ArticlePullRow>($"select {Columns} from article_pulls where account = @account", new { account }), cancellation);

    /// <summary>A doubt that a moment ago ended the last one begins anew: two looks within minutes may be one and the same mistake.</summary>
    /// <returns>False when one is running already.</returns>
    public static async Task<bool> StartAsync(DbSession session, string account, bool withDrafts, bool newsAsDrafts, long batch, long nowMs) => await session.ExecuteAsync(
        """
        insert into article_pulls (account, run, state, phase, batch, with_drafts, news_as_drafts, started_ms, next_step_ms)
        values (@account, 1, 'running', 'posts', @batch, @withDrafts, @newsAsDrafts, @nowMs, @nowMs)
        on conflict (account) do update set
            run = article_pulls.run + 1, state = excluded.state, phase = excluded.phase, place = 0, batch = excluded.batch, with_drafts = excluded.with_drafts,
            news_as_drafts = excluded.news_as_drafts, total = 0, looked = 0, added = 0, same = 0, changed = 0, gone = 0, refused = 0, unread = 0, backs = 0, started_ms = excluded.started_ms, finished_ms = null,
            next_step_ms = excluded.next_step_ms, lease_until_ms = 0, attempts = 0, problem = '',
            doubted = article_pulls.doubted and (article_pulls.state <> 'done' or article_pulls.problem = '' or article_pulls.finished_ms <= @sureMs)
        where article_pulls.state <> 'running'
        """,
        new { account, withDrafts, newsAsDrafts, batch, nowMs, sureMs = nowMs - (long)ArticlePullRow.DoubtLasts.TotalMilliseconds }) == 1;

    /// <summary>Accounts whose last pull came to its end before a time, or gave up.</summary>
    public Task<IReadOnlyList<ArticlePullRow>> EndedBeforeAsync(long beforeMs, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<ArticlePullRow>($"select {Columns} from article_pulls where state in ('done', 'failed') and finished_ms <= @beforeMs order by account", new { beforeMs }), cancellation);

    /// <summary>Whether there is a step to make, without a turn to write.</summary>
    public Task<bool> AnyDueAsync(long nowMs, CancellationToken cancellation) => database.ReadAsync(
        session => session.ScalarAsync<bool>($"select exists (select 1 from article_pulls where {Due})", new { nowMs }), cancellation);

    /// <summary>Whether some pull goes on just now, its step leased or not; one that rests until later does not.</summary>
    public Task<bool> IsAtWorkAsync(long nowMs, CancellationToken cancellation) => database.ReadAsync(
        session => session.ScalarAsync<bool>("select exists (select 1 from article_pulls where state = 'running' and next_step_ms <= @nowMs)", new { nowMs }), cancellation);

    /// <summary>Takes the next step of some account that is due, for as long as the lease lasts, and counts its question: a kill leaves it counted.</summary>
    public Task<ArticlePullRow?> LeaseAsync(long nowMs, long untilMs, CancellationToken cancellation) => database.WriteAsync(
        session => session.FirstOrDefaultAsync<ArticlePullRow>(
            $"""
            update article_pulls set lease_until_ms = @untilMs, asked = case when asked_day = @day then asked + 1 else 1 end, asked_day = @day
            where account = (select account from article_pulls where {Due} order by next_step_ms limit 1) and {Due}
            returning {Columns}
            """,
            new { nowMs, untilMs, day = ArticlePullRow.DayOf(nowMs) }),
        cancellation);

    /// <summary>Keeps the step that was leased, while the row is still where it was.</summary>
    public Task RenewAsync(ArticlePullRow leased, long untilMs, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            update article_pulls set lease_until_ms = @untilMs
            where account = @Account and run = @Run and state = 'running' and phase = @Phase and place = @Place and batch = @Batch and attempts = @Attempts
            """,
            new { untilMs, leased.Account, leased.Run, leased.Phase, leased.Place, leased.Batch, leased.Attempts }),
        cancellation);

    /// <summary>Puts the row where the step has led, unless another process was there first.</summary>
    /// <param name="from">As it was leased.</param>
    public static async Task<bool> MoveAsync(DbSession session, ArticlePullRow from, ArticlePullRow to) => await session.ExecuteAsync(
        """
        update article_pulls set state = @State, phase = @Phase, place = @Place, batch = @Batch, total = @Total, looked = @Looked, added = @Added, same = @Same,
            changed = @Changed, gone = @Gone, refused = @Refused, unread = @Unread, asked = @Asked, backs = @Backs, doubted = @Doubted, finished_ms = @FinishedMs, next_step_ms = @NextStepMs, attempts = @Attempts,
            problem = @Problem, lease_until_ms = 0
        where account = @Account and run = @Run and state = 'running' and phase = @fromPhase and place = @fromPlace and batch = @fromBatch and attempts = @fromAttempts
        """,
        new
        {
            to.Account,
            to.Run,
            to.State,
            to.Phase,
            to.Place,
            to.Batch,
            to.Total,
            to.Looked,
            to.Added,
            to.Same,
            to.Changed,
            to.Gone,
            to.Refused,
            to.Unread,
            to.Asked,
            to.Backs,
            to.Doubted,
            to.FinishedMs,
            to.NextStepMs,
            to.Attempts,
            to.Problem,
            fromPhase = from.Phase,
            fromPlace = from.Place,
            fromBatch = from.Batch,
            fromAttempts = from.Attempts,
        }) == 1;
}
