using PuyangFabu.Accounts.Followers;
using PuyangFabu.Content.Calendars;
using PuyangFabu.Content.Checks.PersonalData;
using PuyangFabu.Content.Directories;
using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Conversation.Cases.Listing;
using PuyangFabu.Conversation.Cases.Pictures;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Conversation.Cases;

/// <summary>Shows cases to operators, each those that he may see.</summary>
public sealed class CaseReading(Database database, CaseStore cases, CaseRights rights, CaseClock clock, FollowerNames names, SecretSealer sealer, AuditLog audit)
{
    private const int PageSize = 20;

    public async Task<Outcome<CaseView>> ReadAsync(long id, Actor actor, CancellationToken cancellation)
    {
        await names.FillAsync(cancellation);
        return await database.ReadAsync<Outcome<CaseView>>(
            async session => await FindAsync(session, id, actor) is { } found ? await ViewAsync(session, found, actor) : CaseRefusals.NotFound, cancellation);
    }

    /// <summary>Shows what became of a case after something was done with it.</summary>
    public async Task<Outcome<CaseView>> ViewAsync(Task<Outcome<Case>> doing, Actor actor, CancellationToken cancellation)
    {
        var done = await doing;

        // Who handed it back sees it no more, and is shown what he did.
        return done.IsRefused ? done.Refusal : await database.ReadAsync(session => ViewAsync(session, done.Value, actor), cancellation);
    }

    /// <summary>The same for a new one, with its code.</summary>
    public async Task<Outcome<CaseView>> ViewAsync(Task<Outcome<MadeCase>> making, Actor actor, CancellationToken cancellation)
    {
        var made = await making;
        return made.IsRefused
            ? made.Refusal
            : await database.ReadAsync(session => ViewAsync(session, made.Value.Case, actor), cancellation) with { QueryCode = made.Value.QueryCode };
    }

    /// <summary>How to reach the citizen. Each look is recorded; an informant is shown to those who are named alone.</summary>
    public async Task<Outcome<CaseContact>> ContactAsync(long id, Actor actor, CancellationToken cancellation)
    {
        var (found, reaches) = await database.ReadAsync(
            async session => await FindAsync(session, id, actor) is { } seen ? (seen, await CaseRights.ReachesAsync(session, seen, actor)) : ((Case?)null, false), cancellation);
        if (found is null)
        {
            return CaseRefusals.NotFound;
        }

        if (!reaches)
        {
            return PermissionPolicies.NoRight;
        }

        var contact = found.Contact.Length > 0 ? sealer.Open(SecretPurpose.CaseContact, found.Contact) : null;
        await audit.RecordAsync(new AuditEntry { Actor = actor, Action = "case.look", TargetKind = Case.AuditKind, TargetId = found.Number }, cancellation);
        return new CaseContact(contact);
    }

    public async Task<Outcome<ItemPage<CaseItem>>> ListAsync(CaseQuery query, Actor actor, CancellationToken cancellation)
    {
        var filter = await FilterAsync(query, actor, cancellation);
        if (filter.IsRefused)
        {
            return filter.Refusal;
        }

        var found = await cases.ListAsync(filter.Value, PageSize + 1, cancellation);
        return new ItemPage<CaseItem>(
            [.. found.Take(PageSize).Select(one => ItemOf(one) with { Title = Told(one.Title, actor) })],
            found.Count > PageSize ? CasePlace.Of(found[PageSize - 1]).ToString() : null);
    }

    /// <summary>How many there are of which a person would see the list.</summary>
    public async Task<Outcome<long>> CountAsync(CaseQuery query, Actor actor, CancellationToken cancellation)
    {
        var filter = await FilterAsync(query, actor, cancellation);
        return filter.IsRefused ? filter.Refusal : await cases.CountAsync(filter.Value, cancellation);
    }

    /// <summary>Ids of the units whose cases lie on this person's desk.</summary>
    public Task<IReadOnlySet<long>> UnitsAsync(Actor actor, CancellationToken cancellation) =>
        database.ReadAsync(session => CaseDeskStore.UnitsAsync(session, actor.OperatorId ?? 0), cancellation);

    private async Task<Outcome<CaseFilter>> FilterAsync(CaseQuery query, Actor actor, CancellationToken cancellation)
    {
        var read = query.Read();
        return read.IsRefused ? read.Refusal : read.Value with
        {
            Units = await database.ReadAsync(session => CaseRights.BoundToAsync(session, actor), cancellation),
            ReportsOf = await database.ReadAsync(session => CaseRights.ReportsOfAsync(session, actor), cancellation),
            Duty = query.Mine == true && actor.OperatorId is { } person
                ? new CaseDuty(
                    person, actor.May(Permission.ReceiveCases), actor.May(Permission.AnswerCases) ? await UnitsAsync(actor, cancellation) : new HashSet<long>(), actor.May(Permission.ApproveCases))
                : null,
        };
    }

    private static async Task<Case?> FindAsync(DbSession session, long id, Actor actor) =>
        await CaseStore.FindAsync(session, id) is { } found && await CaseRights.SeesAsync(session, found, actor) ? found : null;

    private CaseItem ItemOf(Case found) => new()
    {
        Id = found.Id,
        Number = found.Number,
        Type = found.Type,
        Title = found.Title,
        County = Given(found.County),
        Petition = found.Petition,
        Field = Given(found.Field),
        State = found.State,
        StateName = CaseState.NameOf(found.State),
        Unit = found.UnitId,
        UnitName = Given(found.UnitName),
        SubmittedAt = UnixMilliseconds.ToChinaTime(found.SubmittedMs),
        DueAt = UnixMilliseconds.ToChinaTime(found.DueMs),
        DueNote = WorkingDate.NoteOf(found.YearsUnknown),
        Light = clock.LightOf(found),
        Overdue = found.IsLateAt(clock.NowMs),
        WorkingDaysLeft = clock.DaysLeft(found),
        Danger = Given(found.Danger),
        Urges = found.Urges,
        SupervisedAt = Time(found.SupervisedMs),
        HastenedAt = Time(found.HastenedMs),
        Redone = found.Redone,
        Score = found.Score,
        Revision = found.Revision,
    };

    private async Task<CaseView> ViewAsync(DbSession session, Case found, Actor actor)
    {
        var (item, reaches) = (ItemOf(found), await CaseRights.ReachesAsync(session, found, actor));
        var follower = found.OpenId.Length > 0 && reaches ? await FollowerStore.FindAsync(session, found.Account, found.OpenId) : null;
        var pictures = await CasePictureStore.OfCaseAsync(session, found.Id);
        return new CaseView
        {
            Id = item.Id,
            Number = item.Number,
            Type = item.Type,
            Title = Told(found.Title, actor),
            County = item.County,
            Petition = item.Petition,
            Field = item.Field,
            NoticeBy = Time(clock.NoticeBy(found)),
            State = item.State,
            StateName = item.StateName,
            Unit = item.Unit,
            UnitName = item.UnitName,
            SubmittedAt = item.SubmittedAt,
            DueAt = item.DueAt,
            DueNote = item.DueNote,
            Light = item.Light,
            Overdue = item.Overdue,
            WorkingDaysLeft = item.WorkingDaysLeft,
            Danger = item.Danger,
            Urges = item.Urges,
            SupervisedAt = item.SupervisedAt,
            HastenedAt = item.HastenedAt,
            Redone = item.Redone,
            OwnUnit = found.UnitId is { } unit && actor.OperatorId is { } person && (await CaseDeskStore.UnitsAsync(session, person)).Contains(unit),
            Score = item.Score,
            Revision = item.Revision,
            Text = Told(found.Text, actor),
            Place = Given(Told(found.Place, actor)),
            HasContact = found.Contact.Length > 0,
            MayReach = reaches,
            Anonymous = found.Anonymous,
            Publishable = found.Publishable,
            FollowerId = Given(follower?.Code),
            Account = follower is null ? null : Given(found.Account),
            Pictures = [.. found.PicturePaths, .. pictures.Where(static picture => picture.FileName.Length > 0).Select(picture => CasePictureDesk.PathOf(found.Id, picture.Id))],
            PictureNotes = [.. pictures.Where(static picture => picture.FileName.Length == 0).Select(static picture => picture.Problem.Length > 0 ? picture.Problem : "有一张图片正在从微信取，几秒钟后出现")],
            Hotline = Given(found.Hotline),
            Source = found.Source,
            UnitGone = found.UnitId is { } handling && found.IsOpen && await DirectoryStore.FindAsync(session, handling) is null,
            Helping = found.HelpingUnits,
            ReturnableUntil = found.State is CaseState.Assigned or CaseState.Handling ? Time(clock.ReturnableUntil(found)) : null,
            Extension = found.ExtensionMs is { } until ? new CaseExtension(UnixMilliseconds.ToChinaTime(until), found.ExtensionName, found.ExtensionComment) : null,
            Answer = Given(found.Answer),
            AnsweredBy = Given(found.AnswerName),
            ContentHash = Given(found.ContentHash),
            ApprovedBy = Given(found.ApprovedName),
            AnsweredAt = Time(found.AnsweredMs),
            Delivery = Given(found.Delivery),
            DeliveryWay = Given(found.DeliveryWay),
            DeliveryNote = found.AnsweredMs is null && found.State != CaseState.Declined ? null : CaseDelivery.NoteOf(found.Delivery, found.DeliveryWay),
            DeclineReason = Given(found.DeclineReason),
            UrgedAt = Time(found.UrgedMs),
            Remark = Given(found.Remark),
            FollowUp = found.Score < CaseReceiving.FineScore && found.State == CaseState.Answered,
            ArticleId = found.ArticleId,
            ClosedAt = Time(found.ClosedMs),
            WipedAt = Time(found.WipedMs),
            Actions = await rights.OfAsync(session, found, actor),
            Timeline = [.. (await CaseStore.EventsAsync(session, found.Id)).Select(CaseStep.Of)],
        };
    }

    // How to reach somebody is sealed, and each look at it is recorded: a number in the words is for those who receive cases.
    private static string Told(string words, Actor actor) =>
        actor.OperatorId is null || actor.May(Permission.ReceiveCases) ? words : PersonalDataMask.NumbersOf(words);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } known ? UnixMilliseconds.ToChinaTime(known) : null;
}
