using System.Globalization;
using PuyangFabu.Content.Directories;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Operators;

namespace PuyangFabu.Conversation.Cases;

/// <summary>Says which units' cases lie on whose desk.</summary>
public sealed class CaseDeskEditing(Database database, CaseDeskStore desks, AuditLog audit)
{
    private const int MostUnits = 50;

    public async Task<ItemList<CaseDeskView>> ListAsync(CancellationToken cancellation) => new(
        [.. (await desks.ListAsync(cancellation)).GroupBy(static desk => desk.OperatorId).Select(static desk => new CaseDeskView(desk.Key, [.. desk.Select(static unit => unit.UnitId)]))]);

    /// <summary>Names of the units whose cases lie on one desk; one that left the directory has none.</summary>
    public Task<IReadOnlyList<string>> UnitNamesAsync(long operatorId, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<string>>(
        async session =>
        {
            var units = await CaseDeskStore.UnitsAsync(session, operatorId);
            return units.Count == 0 ? [] : [.. (await DirectoryStore.ListAsync(session)).Where(entry => units.Contains(entry.Id)).Select(static entry => entry.Name)];
        },
        cancellation);

    public Task<Outcome<CaseDeskView>> SetAsync(Actor actor, long operatorId, CaseDeskInput input, CancellationToken cancellation) => database.TryWriteAsync<CaseDeskView>(
        async session =>
        {
            if (await OperatorStore.FindAsync(session, operatorId) is not { } person)
            {
                return Refusal.NotFound("位操作员");
            }

            if (input.Units is not { Count: <= MostUnits } given)
            {
                return Refusal.BadInput("units", input.Units is null ? "要写明，没有的写 []" : $"最多 {MostUnits} 个单位");
            }

            var before = await CaseDeskStore.UnitsAsync(session, operatorId);
            var units = new SortedSet<long>();
            foreach (var reference in given)
            {
                // One that has left the directory keeps its cases, and they stay on the desk where they lie.
                if (reference?.Id is { } kept && before.Contains(kept))
                {
                    units.Add(kept);
                    continue;
                }

                if (reference is null || await DirectoryStore.FindAsync(session, reference) is not { } entry)
                {
                    return Refusal.BadInput("units", $"名录里没有“{reference?.Id?.ToString(CultureInfo.InvariantCulture) ?? reference?.Name}”");
                }

                units.Add(entry.Id);
            }

            await CaseDeskStore.SetAsync(session, operatorId, units);
            await audit.RecordAsync(session, new AuditEntry
            {
                Actor = actor,
                Action = "case.setUnits",
                TargetKind = "operator",
                TargetId = person.UserName,
                Before = new { Units = before.Order() },
                After = new { Units = units },
            });
            return new CaseDeskView(operatorId, [.. units]);
        },
        cancellation);
}

/// <summary>The units whose cases lie on an operator's desk.</summary>
/// <param name="Units">Ids in the directory.</param>
public sealed record CaseDeskView(long OperatorId, IReadOnlyList<long> Units);
