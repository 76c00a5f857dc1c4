using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases;

/// <summary>All SQL of the table <c>case_desks</c>: whose desk a unit's cases lie on.</summary>
public sealed class CaseDeskStore(Database database)
{
    public static async Task<IReadOnlySet<long>> UnitsAsync(DbSession session, long operatorId) =>
        (await session.QueryAsync<long>("select unit_id from case_desks where operator_id = @operatorId order by unit_id", new { operatorId })).ToHashSet();

    /// <summary>Operator and unit, in the order of operators.</summary>
    public Task<IReadOnlyList<DeskUnit>> ListAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.QueryAsync<DeskUnit>("select operator_id, unit_id from case_desks order by operator_id, unit_id"), cancellation);

    public static async Task SetAsync(DbSession session, long operatorId, IEnumerable<long> units)
    {
        await session.ExecuteAsync("delete from case_desks where operator_id = @operatorId", new { operatorId });
        await session.ExecuteAsync("insert into case_desks (operator_id, unit_id) values (@operatorId, @unit)", units.Order().Select(unit => new { operatorId, unit }));
    }
}

/// <summary>A unit whose cases lie on an operator's desk.</summary>
public sealed record DeskUnit
{
    public required long OperatorId { get; init; }

    public required long UnitId { get; init; }
}
