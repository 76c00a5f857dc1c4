using PuyangFabu.Conversation.Cases.Informants;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Cases;

/// <summary>Which cases a person sees, and what he can really do with one at this moment.</summary>
public sealed class CaseRights(CaseClock clock)
{
    /// <summary>Who holds a unit's desk sees that unit's cases alone, and what informants tell is for those who are named; the product itself and citizens with the code are nobody's role.</summary>
    public static async Task<bool> SeesAsync(DbSession session, Case found, Actor actor) =>
        actor.OperatorId is not { } person || (found.Type == CaseType.Report ? await ReportReaders.SeesAsync(session, actor) : actor.May(Permission.ReadCases))
        || (actor.May(Permission.AnswerCases) && found.IsOf(await CaseDeskStore.UnitsAsync(session, person)));

    /// <summary>Who may be told how to reach the citizen, and who it was: who receives cases, and the main unit where the citizen said who he is. An informant is known to those who are named alone.</summary>
    public static async Task<bool> ReachesAsync(DbSession session, Case found, Actor actor) =>
        found.Type == CaseType.Report ? actor.May(Permission.ReceiveCases) && await ReportReaders.SeesAsync(session, actor)
        : actor.May(Permission.ReceiveCases)
            || (actor.May(Permission.AnswerCases) && !found.Anonymous && found.UnitId is { } unit && (await CaseDeskStore.UnitsAsync(session, actor.OperatorId ?? 0)).Contains(unit));

    /// <returns>The units of whose informants' cases this person sees some; null for who sees all of them, or is bound to units anyway.</returns>
    public static async Task<IReadOnlySet<long>?> ReportsOfAsync(DbSession session, Actor actor) =>
        actor.OperatorId is not { } person || !actor.May(Permission.ReadCases) || await ReportReaders.SeesAsync(session, actor) ? null
        : actor.May(Permission.AnswerCases) ? await CaseDeskStore.UnitsAsync(session, person)
        : new HashSet<long>();

    /// <returns>The units to whose cases this person is bound; null for who sees all.</returns>
    public static async Task<IReadOnlySet<long>?> BoundToAsync(DbSession session, Actor actor) =>
        actor.OperatorId is not { } person || actor.May(Permission.ReadCases) ? null : await CaseDeskStore.UnitsAsync(session, person);

    public async Task<IReadOnlyList<CaseAction>> OfAsync(DbSession session, Case found, Actor actor)
    {
        var open = new List<CaseAction>();
        if (!await SeesAsync(session, found, actor))
        {
            return open;
        }

        foreach (var move in CaseFlow.Table.MovesIn(found.State))
        {
            if (actor.May(move.Permission!.Value) && !IsHindered(found, move.Action) && await PersonRefusalAsync(session, found, move.Action, actor) is null)
            {
                open.Add(move.Action);
            }
        }

        return open;
    }

    /// <summary>What of the case speaks against a move that its state allows.</summary>
    public async Task<Refusal?> StateRefusalAsync(DbSession session, Case found, CaseAction action, Actor actor) =>
        IsHindered(found, action) ? Hindrance(found, action).Allowing(found, await OfAsync(session, found, actor)) : null;

    /// <summary>What speaks against this person, rights aside.</summary>
    public static async Task<Refusal?> PersonRefusalAsync(DbSession session, Case found, CaseAction action, Actor actor) => action switch
    {
        CaseAction.Grant => SecondPerson.Is(actor, [found.ExtensionBy]) ? null : CaseRefusals.OwnExtension,
        CaseAction.Reject when found.State == CaseState.Handling => SecondPerson.Is(actor, [found.ExtensionBy]) ? null : CaseRefusals.OwnExtension,
        CaseAction.Approve or CaseAction.Reject =>
            SecondPerson.Is(actor, (await CaseStore.WritersAsync(session, found.Id)).Select(static writer => (long?)writer)) ? null : CaseRefusals.OwnWork,
        CaseAction.Sign or CaseAction.Return or CaseAction.Extend or CaseAction.Answer =>
            await BoundToAsync(session, actor) is not { } units || (found.UnitId is { } unit && units.Contains(unit)) ? null : CaseRefusals.OtherUnit,
        _ => null,
    };

    private Refusal Hindrance(Case found, CaseAction action) => action switch
    {
        CaseAction.Extend => CaseRefusals.ExtensionWaits,
        CaseAction.Return => CaseRefusals.ReturnTooLate(UnixMilliseconds.ToChinaTime(clock.ReturnableUntil(found)!.Value)),
        CaseAction.Rate => CaseRefusals.AlreadyRated,
        CaseAction.Redo => found.WipedMs is null ? CaseRefusals.NotDiscontent : CaseRefusals.Wiped,
        CaseAction.Publish => found.WipedMs is null ? CaseRefusals.NotPublishable : CaseRefusals.Wiped,
        CaseAction.Wipe => CaseRefusals.Wiped,
        _ => CaseRefusals.NothingWaits,
    };

    private bool IsHindered(Case found, CaseAction action) => action switch
    {
        CaseAction.Extend => found.ExtensionMs is not null,
        CaseAction.Grant => found.ExtensionMs is null,
        CaseAction.Reject => found.State == CaseState.Handling && found.ExtensionMs is null,
        CaseAction.Return => clock.ReturnableUntil(found) is { } until && clock.NowMs > until,
        CaseAction.Rate => found.Score is not null || found.WipedMs is not null,
        CaseAction.Redo => found.WipedMs is not null || found.Score is null or >= CaseReceiving.FineScore,
        CaseAction.Wipe => found.WipedMs is not null,
        CaseAction.Publish => !found.Publishable || found.WipedMs is not null,
        _ => false,
    };
}
