using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Operators;

namespace PuyangFabu.Conversation.Cases.Informants;

/// <summary>Names those who see what informants tell: an informant is known to as few as can handle it.</summary>
public sealed class ReportReaders(Database database, AuditLog audit)
{
    private const int Most = 50;

    /// <summary>Whether this person sees them: who is named; while nobody is, a chief. The desk of a unit is asked for apart.</summary>
    public static async Task<bool> SeesAsync(DbSession session, Actor actor) =>
        actor.OperatorId is { } person && actor.May(Permission.ReadCases)
        && (await ReportReaderStore.NamedAsync(session) is { Count: > 0 } named ? named.Contains(person) : actor.May(Permission.SuperviseCases));

    /// <inheritdoc cref="SeesAsync(DbSession, Actor)"/>
    public Task<bool> SeesAsync(Actor actor, CancellationToken cancellation) => database.ReadAsync(session => SeesAsync(session, actor), cancellation);

    public Task<ReportReadersView> ReadAsync(CancellationToken cancellation) => database.ReadAsync(
        static async session => new ReportReadersView([.. (await ReportReaderStore.NamedAsync(session)).Order()]), cancellation);

    /// <summary>Whether somebody may be named: who sees no other cases sees no reports either.</summary>
    public static bool MayBeNamed(Operator person) => RolePermissions.Of(person.Roles).Contains(Permission.ReadCases);

    /// <summary>Names the whole of them; nobody leaves it to the chiefs.</summary>
    public Task<Outcome<ReportReadersView>> SetAsync(Actor actor, ReportReadersInput input, CancellationToken cancellation) => database.TryWriteAsync<ReportReadersView>(
        async session =>
        {
            if (input.Operators is not { Count: <= Most } given)
            {
                return Refusal.BadInput("operators", input.Operators is null ? "要写明，没有的写 []" : $"最多 {Most} 人");
            }

            var before = await ReportReaderStore.NamedAsync(session);
            var named = new SortedSet<long>();
            foreach (var id in given)
            {
                if (await OperatorStore.FindAsync(session, id) is not { } person)
                {
                    return Refusal.BadInput("operators", $"没有编号是 {id} 的操作员");
                }

                // Whose role went away stays named until somebody takes him off: naming others is not stopped by it.
                if (!before.Contains(id) && !MayBeNamed(person))
                {
                    return Refusal.BadInput("operators", $"里的“{person.DisplayName}”看不到诉求，请选编辑、复审、终审或发布");
                }

                named.Add(id);
            }

            await ReportReaderStore.SetAsync(session, named);
            await audit.RecordAsync(session, new AuditEntry
            {
                Actor = actor,
                Action = "case.nameReaders",
                TargetKind = Case.AuditKind,
                Before = new { Operators = before.Order() },
                After = new { Operators = named },
            });
            return new ReportReadersView([.. named]);
        },
        cancellation);
}

/// <summary>Who is named to see what informants tell.</summary>
/// <param name="Operators">Their ids; empty while the chiefs see it.</param>
public sealed record ReportReadersView(IReadOnlyList<long> Operators);

/// <summary>Who is to be named; the whole of them.</summary>
public sealed record ReportReadersInput
{
    public IReadOnlyList<long>? Operators { get; init; }
}
