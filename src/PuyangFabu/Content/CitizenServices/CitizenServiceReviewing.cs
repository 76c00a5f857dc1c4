using System.Globalization;
using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Content.CitizenServices;

/// <summary>A second person looks over what others wrote: citizens see it at once, and until somebody else has read it, it is marked.</summary>
public sealed class CitizenServiceReviewing(Database database, CitizenServiceStore store, ContentVersionStore versions, AuditLog audit)
{
    private static readonly Refusal OwnWork = Refusal.NotAllowed(RefusalCodes.OwnWork, "这项服务是您写的或改的，须由另一个人核对。");
    private static readonly Refusal Sample = Refusal.Conflict(RefusalCodes.IllegalMove, "这是示例，请先改好并保存，再由另一个人核对。");
    private static readonly Refusal Reviewed = Refusal.Conflict(RefusalCodes.IllegalMove, "这项服务已经核对过了。");

    /// <summary>What is known of a stored service's review goes on in what replaces it.</summary>
    /// <param name="stored">Null for a new one, and for one that comes back: nobody has looked at it.</param>
    public static CitizenService Carried(CitizenService? stored, CitizenService next) =>
        stored is null ? next : next with { Hands = stored.Hands, ReviewedRevision = stored.ReviewedRevision, ReviewedBy = stored.ReviewedBy, ReviewedMs = stored.ReviewedMs };

    /// <summary>Whether this person may look it over now: it waits, and he had no hand in it.</summary>
    public static bool MayReview(Actor actor, CitizenService service) =>
        service.ToCheck && actor.May(Permission.ApproveContent) && SecondPerson.Is(actor, service.HandIds);

    /// <param name="revision">The revision that was read.</param>
    public Task<Outcome<CitizenServiceView>> ReviewAsync(Actor actor, long id, long? revision, CancellationToken cancellation) => database.TryWriteAsync<CitizenServiceView>(
        async session =>
        {
            if (await CitizenServiceStore.FindAsync(session, id) is not { } service)
            {
                return Refusal.NotFound("项服务");
            }

            if (RefusalOf(actor, service, revision) is { } refusal)
            {
                return refusal;
            }

            if (!await store.ReviewAsync(session, service, actor.DisplayName))
            {
                return Refusal.Stale;
            }

            var after = CitizenServiceView.Of((await CitizenServiceStore.FindAsync(session, id))!);
            await audit.RecordAsync(session, new AuditEntry
            {
                Actor = actor,
                Action = "service.review",
                TargetKind = "service",
                TargetId = id.ToString(CultureInfo.InvariantCulture),
                Before = CitizenServiceView.Of(service),
                After = after,
            });
            return after;
        },
        cancellation);

    /// <summary>What it said when it was looked over last; null when it never was.</summary>
    public async Task<CitizenService?> LastReviewedAsync(CitizenService service, CancellationToken cancellation)
    {
        if (service.ReviewedRevision is not { } revision || await versions.FindAsync(ContentKind.CitizenService, service.Id, revision, cancellation) is not { } version)
        {
            return null;
        }

        var input = ContentJson.Read<CitizenServiceInput>(version.Content);
        var read = CitizenServiceInputRules.Read(input);
        return read.IsRefused ? null : read.Value with { UnitName = ContentJson.Read<CitizenServiceView>(version.Content).UnitName ?? "", SortOrder = input.Order ?? 0 };
    }

    /// <summary>How many wait for this person.</summary>
    public async Task<int> CountAsync(Actor actor, CancellationToken cancellation) =>
        (await store.ListAsync(cancellation)).Count(service => MayReview(actor, service));

    private static Refusal? RefusalOf(Actor actor, CitizenService stored, long? revision) =>
        revision is null ? Refusal.BadInput("revision", "缺少，请写上读到的第几版")
        : revision != stored.Revision ? Refusal.Stale
        : stored.Sample ? Sample
        : !stored.ToCheck ? Reviewed
        : SecondPerson.Is(actor, stored.HandIds) ? null
        : OwnWork;
}
