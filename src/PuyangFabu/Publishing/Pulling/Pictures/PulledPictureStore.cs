using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Pulling.Pictures;

/// <summary>All SQL of the table <c>pulled_pictures</c>.</summary>
public sealed class PulledPictureStore(Database database)
{
    /// <summary>Those of these addresses that were asked for before, in no order.</summary>
    public async Task<IReadOnlyList<PulledPicture>> OfAsync(IReadOnlyList<string> addresses, CancellationToken cancellation) => addresses.Count == 0 ? [] : await database.ReadAsync(
        session => session.QueryAsync<PulledPicture>(
            $"select address, name, problem, attempts, next_ms from pulled_pictures where address {session.Dialect.InIds}", new { ids = addresses.ToArray() }),
        cancellation);

    /// <summary>Keeps what became of one; an upload stays what it is.</summary>
    public Task SaveAsync(PulledPicture picture, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            insert into pulled_pictures (address, name, problem, attempts, next_ms) values (@Address, @Name, @Problem, @Attempts, @NextMs)
            on conflict (address) do update set name = excluded.name, problem = excluded.problem, attempts = excluded.attempts, next_ms = excluded.next_ms
            where pulled_pictures.name = ''
            """,
            picture),
        cancellation);
}
