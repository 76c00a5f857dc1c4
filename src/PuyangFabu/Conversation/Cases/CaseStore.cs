using Dapper;
using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Conversation.Cases.Figures;
using PuyangFabu.Conversation.Cases.Listing;
using PuyangFabu.Conversation.Cases.Pictures;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Conversation.Cases;

/// <summary>All SQL of the tables <c>cases</c> and <c>case_events</c>.</summary>
public sealed class CaseStore(Database database, CaseOptions options, TimeProvider clock) : IPersonalDataStore, IExpiringRows, ISealedRows
{
    private const string Columns =
        """
        id, number, code_hash, type, title, text, county, place, contact, anonymous, publishable, account, open_id, pictures, source, danger,
        state, revision, unit_id, unit_name, helping, term_days, submitted_ms, due_ms, unknown_years, assigned_ms, extension_ms, extension_by,
        extension_name, extension_comment, extended, answer, answer_name, content_hash, approved_name, answered_ms, delivery, delivery_way, score, remark,
        decline_reason, urges, urged_ms, supervised_ms, redone, hastened_ms, receipt, article_id, closed_ms, wiped_ms, updated_ms, hotline, petition, field
        """;

    /// <summary>What a citizen wrote, and what was written about it.</summary>
    private const string Wiped = "title = '', text = '', place = '', contact = '', pictures = '[]', answer = '', remark = '', extension_comment = '', open_id = '', wiped_ms = @now";

    /// <summary>As the index has it: without these words SQLite does not see that it holds them all.</summary>
    private const string UnderWay = "delivery in ('waiting', 'sending')";

    private const string UrgentNew = $"state = '{CaseState.Submitted}' and danger <> ''";

    /// <summary>In a list of cases: the person of parameter <c>@dutyPerson</c> wrote no answer to it.</summary>
    internal const string NotWrittenByPerson = "not exists (select 1 from case_events where case_id = cases.id and action = 'answer' and operator_id = @dutyPerson)";

    private static readonly string OpenStates = Listed(CaseState.Open);
    private static readonly string DoneStates = Listed(CaseState.Done);

    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } =
    [
        new("cases", "Cases:KeepDays", "open_id", "title", "text", "place", "contact", "pictures", "answer", "remark", "extension_comment"),
        new("case_events", "Cases:KeepDays", "comment"),
    ];

    string ISealedRows.SealedName => "诉求的联系方式";

    /// <summary>Reads the case and keeps it from everybody else until the end of the transaction.</summary>
    public static Task<Case?> TakeAsync(DbSession session, long id) =>
        session.FirstOrDefaultAsync<Case>($"update cases set revision = revision where id = @id returning {Columns}", new { id });

    public static Task<Case?> FindAsync(DbSession session, long id) => session.FirstOrDefaultAsync<Case>($"select {Columns} from cases where id = @id", new { id });

    public Task<Case?> FindByNumberAsync(string number, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<Case>($"select {Columns} from cases where number = @number", new { number }), cancellation);

    /// <returns>Null when there is no case of that number.</returns>
    public static Task<long?> IdOfAsync(DbSession session, string number) => session.FirstOrDefaultAsync<long?>("select id from cases where number = @number", new { number });

    /// <summary>Of these numbers of the hotline, those that are there.</summary>
    public static Task<IReadOnlyList<string>> HotlinesAsync(DbSession session, IReadOnlyList<string> hotlines) => session.QueryAsync<string>(
        $"select hotline from cases where hotline <> '' and hotline {session.Dialect.InIds}", new { ids = hotlines.ToArray() });

    /// <returns>The new id; 0 where its number, or its number of the hotline, is there already.</returns>
    public static Task<long> InsertAsync(DbSession session, Case made) => session.ScalarAsync<long>(
        """
        insert into cases (
            number, code_hash, type, title, text, county, place, contact, anonymous, publishable, account, open_id, pictures, source, danger,
            state, term_days, submitted_ms, due_ms, unknown_years, updated_ms, hotline, receipt)
        values (
            @Number, @CodeHash, @Type, @Title, @Text, @County, @Place, @Contact, @Anonymous, @Publishable, @Account, @OpenId, @Pictures, @Source, @Danger,
            @State, @TermDays, @SubmittedMs, @DueMs, @UnknownYears, @UpdatedMs, @Hotline, @Receipt)
        on conflict do nothing returning id
        """,
        made);

    /// <summary>Writes a case over the one it was made from; its revision grows by one.</summary>
    /// <returns>Null when it is no longer what it was.</returns>
    public static Task<Case?> MoveAsync(DbSession session, Case from, Case to)
    {
        var parameters = new DynamicParameters(to);
        parameters.Add("FromState", from.State);
        parameters.Add("FromRevision", from.Revision);
        return session.FirstOrDefaultAsync<Case>(
            $"""
            update cases set
                state = @State, revision = revision + 1, unit_id = @UnitId, unit_name = @UnitName, helping = @Helping, due_ms = @DueMs,
                unknown_years = @UnknownYears, assigned_ms = @AssignedMs, extension_ms = @ExtensionMs, extension_by = @ExtensionBy,
                extension_name = @ExtensionName, extension_comment = @ExtensionComment, extended = @Extended, answer = @Answer,
                answer_name = @AnswerName, content_hash = @ContentHash, approved_name = @ApprovedName, answered_ms = @AnsweredMs,
                delivery = @Delivery, score = @Score, remark = @Remark, decline_reason = @DeclineReason, urges = @Urges, urged_ms = @UrgedMs,
                supervised_ms = @SupervisedMs, redone = @Redone, hastened_ms = @HastenedMs, petition = @Petition, field = @Field,
                article_id = @ArticleId, closed_ms = @ClosedMs, updated_ms = @UpdatedMs
            where id = @Id and state = @FromState and revision = @FromRevision
            returning {Columns}
            """,
            parameters);
    }

    /// <summary>What cannot wait first, see <see cref="CasePlace"/>; of equal ones the newest first.</summary>
    public Task<IReadOnlyList<Case>> ListAsync(CaseFilter filter, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Case>(
            $"select {Columns} from cases where {CaseSelection.Conditions(session, filter)} order by {CaseSelection.Order} limit @limit", CaseSelection.ParametersOf(filter, clock.NowMs(), limit)),
        cancellation);

    public Task<long> CountAsync(CaseFilter filter, CancellationToken cancellation) => database.ReadAsync(
        session => session.ScalarAsync<long>($"select count(*) from cases where {CaseSelection.Conditions(session, filter)}", CaseSelection.ParametersOf(filter, clock.NowMs(), limit: 0)), cancellation);

    /// <summary>How many are open and how many of these are past their term; read from the index alone.</summary>
    public static async Task<(long Open, long Overdue)> CountOpenAsync(DbSession session, long nowMs) => (
        await session.ScalarAsync<long>($"select count(*) from cases where state in ({OpenStates})"),
        await session.ScalarAsync<long>($"select count(*) from cases where state in ({OpenStates}) and due_ms < @nowMs", new { nowMs }));

    public static Task<long> CountOpenOfAsync(DbSession session, long unit) =>
        session.ScalarAsync<long>($"select count(*) from cases where unit_id = @unit and state in ({OpenStates})", new { unit });

    /// <summary>A follower's own, the newest first.</summary>
    public Task<IReadOnlyList<Case>> OfFollowerAsync(string account, string openId, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Case>(
            $"select {Columns} from cases where account = @account and open_id = @openId and open_id <> '' order by id desc limit @limit", new { account, openId, limit }),
        cancellation);

    /// <summary>How many a follower handed in since then.</summary>
    public Task<long> CountOfAsync(string account, string openId, long sinceMs, CancellationToken cancellation) => database.ReadAsync(
        session => session.ScalarAsync<long>(
            "select count(*) from cases where account = @account and open_id = @openId and submitted_ms >= @sinceMs", new { account, openId, sinceMs }),
        cancellation);

    /// <summary>Those that were submitted in a span, for the figures.</summary>
    public Task<IReadOnlyList<CountedCase>> CountedAsync(long fromMs, long untilMs, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<CountedCase>(
            "select id, type, title, state, unit_name, county, field, publishable, submitted_ms, due_ms, answered_ms, score from cases where submitted_ms >= @fromMs and submitted_ms < @untilMs order by id",
            new { fromMs, untilMs }),
        cancellation);

    /// <summary>Those with words of danger that nobody has looked at, up to a number.</summary>
    public Task<int> UrgentAsync(bool withReports, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.ScalarAsync<int>(
            $"select count(*) from (select 1 from cases where {UrgentNew} {(withReports ? "" : $"and type <> '{CaseType.Report}'")} limit @limit) as found", new { limit }),
        cancellation);

    /// <summary>Takes those with words of danger that nobody has looked at and for which nobody was called since a moment.</summary>
    /// <returns>Their ids.</returns>
    public static Task<IReadOnlyList<long>> AlarmAsync(DbSession session, long sinceMs, long nowMs) => session.QueryAsync<long>(
        $"update cases set alarmed_ms = @nowMs where {UrgentNew} and alarmed_ms <= @sinceMs returning id", new { sinceMs, nowMs });

    public static Task SetAlarmedAsync(DbSession session, IReadOnlyList<long> ids, long atMs) => session.ExecuteAsync(
        $"update cases set alarmed_ms = @atMs where id {session.Dialect.InIds}", new { ids = ids.ToArray(), atMs });

    /// <summary>Those whose clock runs by a year that was not known.</summary>
    public static Task<IReadOnlyList<Case>> UnsureAsync(DbSession session) => session.QueryAsync<Case>(
        $"select {Columns} from cases where unknown_years <> '[]' and extended = false and state in ({OpenStates}) order by id");

    /// <summary>A date that is counted anew is no move: its revision stays.</summary>
    public static Task SetDueAsync(DbSession session, Case found) => session.ExecuteAsync(
        "update cases set due_ms = @DueMs, unknown_years = @UnknownYears where id = @Id and extended = false and petition = false", found);

    /// <summary>Those whose follower is still to be told their number, the longest first.</summary>
    public Task<IReadOnlyList<Case>> ReceiptsAsync(int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Case>($"select {Columns} from cases where receipt = '{CaseReceipt.Due}' and receipt <> '' order by id limit @limit", new { limit }), cancellation);

    /// <summary>Takes a receipt to send it: whatever becomes of that, it is sent no second time.</summary>
    /// <returns>False when somebody else has it.</returns>
    public async Task<bool> TakeReceiptAsync(long id, CancellationToken cancellation) => await database.WriteAsync(
        session => session.ExecuteAsync($"update cases set receipt = '{CaseReceipt.None}' where id = @id and receipt = '{CaseReceipt.Due}'", new { id }), cancellation) == 1;

    /// <summary>Answers that wait for their follower, the longest first.</summary>
    /// <param name="triedBeforeMs">Those that WeChat refused since are left alone.</param>
    /// <param name="after">Only those with a greater id.</param>
    public Task<IReadOnlyList<Case>> WaitingAsync(long triedBeforeMs, long after, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Case>(
            $"select {Columns} from cases where {UnderWay} and delivery = '{CaseDelivery.Waiting}' and open_id <> '' and tried_ms <= @triedBeforeMs and id > @after order by id limit @limit",
            new { triedBeforeMs, after, limit }),
        cancellation);

    /// <summary>Takes an answer to send it.</summary>
    /// <returns>False when somebody else has it, or it is no longer to be sent.</returns>
    public static async Task<bool> BeginDeliveryAsync(DbSession session, long id, string way, long nowMs) => await session.ExecuteAsync(
        $"""
        update cases set delivery = '{CaseDelivery.Sending}', delivery_way = @way, tried_ms = @nowMs, updated_ms = @nowMs
        where id = @id and delivery = '{CaseDelivery.Waiting}' and open_id <> ''
        """,
        new { id, way, nowMs }) == 1;

    /// <summary>The same for a notice. WeChat tells of one only whose it was: while its end is open, its follower gets no second one.</summary>
    public static async Task<bool> BeginNoticeAsync(DbSession session, Case found, long openSinceMs, long nowMs) => await session.ExecuteAsync(
        $"""
        update cases set delivery = '{CaseDelivery.Sending}', delivery_way = '{CaseDelivery.ByNotice}', tried_ms = @nowMs, updated_ms = @nowMs, notice_ms = @nowMs
        where id = @Id and delivery = '{CaseDelivery.Waiting}' and open_id <> '' and not exists (
            select 1 from cases as other where other.account = @Account and other.open_id = @OpenId and other.id <> @Id and other.notice_ms > @openSinceMs)
        """,
        new { found.Id, found.Account, found.OpenId, nowMs, openSinceMs }) == 1;

    public static Task EndDeliveryAsync(DbSession session, long id, string delivery, long nowMs) => session.ExecuteAsync(
        $"""
        update cases set delivery = @delivery, updated_ms = @nowMs, notice_ms = case when @delivery = '{CaseDelivery.Waiting}' then 0 else notice_ms end
        where id = @id and delivery = '{CaseDelivery.Sending}'
        """,
        new { id, delivery, nowMs });

    /// <summary>WeChat tells whether the notice of a follower arrived. What did not waits until he writes again.</summary>
    public static Task NoticeEndedAsync(DbSession session, string account, string openId, bool arrived, long nowMs) => session.ExecuteAsync(
        $"""
        update cases set delivery = @delivery, notice_ms = 0, tried_ms = @nowMs, updated_ms = @nowMs
        where id = (
            select id from cases
            where account = @account and open_id = @openId and notice_ms > 0 and delivery_way = '{CaseDelivery.ByNotice}'
                and delivery in ('{CaseDelivery.Sending}', '{CaseDelivery.Sent}', '{CaseDelivery.Unknown}')
            order by notice_ms desc, id limit 1)
        """,
        new { account, openId, nowMs, delivery = arrived ? CaseDelivery.Sent : CaseDelivery.Waiting });

    /// <summary>Those whose process died over the call: they may have arrived.</summary>
    public static Task<int> LoseDeliveriesAsync(DbSession session, long untilMs) => session.ExecuteAsync(
        $"update cases set delivery = '{CaseDelivery.Unknown}' where {UnderWay} and delivery = '{CaseDelivery.Sending}' and updated_ms <= @untilMs", new { untilMs });

    /// <summary>Nobody knows whether it went out: it is not sent any more.</summary>
    public static Task DoubtDeliveryAsync(DbSession session, long id) => session.ExecuteAsync(
        $"update cases set delivery = '{CaseDelivery.Unknown}' where id = @id and delivery = '{CaseDelivery.Waiting}'", new { id });

    public static Task AddEventAsync(DbSession session, People.Moves.MoveEvent happened) => session.ExecuteAsync(
        """
        insert into case_events (case_id, at_ms, action, from_state, to_state, content_hash, operator_id, operator_name, comment)
        values (@SubjectId, @AtMs, @Action, @FromState, @ToState, @ContentHash, @OperatorId, @OperatorName, @Comment)
        """,
        happened);

    public static Task<IReadOnlyList<People.Moves.MoveEvent>> EventsAsync(DbSession session, long caseId) => session.QueryAsync<People.Moves.MoveEvent>(
        "select id, case_id as subject_id, at_ms, action, from_state, to_state, content_hash, operator_id, operator_name, comment from case_events where case_id = @caseId order by id",
        new { caseId });

    /// <summary>Everyone who wrote an answer to it: none of them approves one.</summary>
    public static Task<IReadOnlyList<long>> WritersAsync(DbSession session, long caseId) => session.QueryAsync<long>(
        "select distinct operator_id from case_events where case_id = @caseId and operator_id is not null and action = 'answer'", new { caseId });

    /// <summary>What is over goes; a running case keeps what it needs and no longer says whose it is.</summary>
    async Task IPersonalDataStore.ForgetAsync(DbSession session, string account, string openId)
    {
        var ids = await session.QueryAsync<long>(
            $"select id from cases where account = @account and open_id = @openId and state in ({DoneStates})", new { account, openId });
        await WipeAsync(session, ids, clock.NowMs());
        await session.ExecuteAsync("update cases set open_id = '' where account = @account and open_id = @openId", new { account, openId });
    }

    async Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit)
    {
        var ids = await session.QueryAsync<long>(
            $"select id from cases where state in ({DoneStates}) and wiped_ms is null and coalesce(closed_ms, updated_ms) < @before order by id limit @limit",
            new { before = now.AddDays(-options.KeepDays).ToUnixTimeMilliseconds(), limit });
        await WipeAsync(session, ids, now.ToUnixTimeMilliseconds());
        return ids.Count;
    }

    async Task<bool> ISealedRows.AnySealedAsync(DbSession session) => await session.ScalarAsync<long>("select count(*) from cases where contact <> ''") > 0;

    internal static async Task WipeAsync(DbSession session, IReadOnlyList<long> ids, long now)
    {
        if (ids.Count > 0)
        {
            await session.ExecuteAsync($"update cases set {Wiped} where id {session.Dialect.InIds}", new { ids = ids.ToArray(), now });
            await session.ExecuteAsync($"update case_events set comment = '' where case_id {session.Dialect.InIds}", new { ids = ids.ToArray() });
            await CasePictureStore.ReleaseAsync(session, ids);
        }
    }

    internal static string Listed(IEnumerable<string> states) => string.Join(", ", states.Select(static state => $"'{state}'"));
}
