using System.Data;
using System.Globalization;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Conversation.MenuTaps;

/// <summary>All SQL of the table <c>menu_taps</c>: counts alone, nobody's name.</summary>
public sealed class MenuTapStore(Database database) : IExpiringRows
{
    /// <summary>A year can be compared with the one before; longer nobody is asked for.</summary>
    private const int KeptDays = 800;

    /// <summary>Each process counts in rows of its own: two that change the same rows in different orders would stop each other.</summary>
    private readonly string writer = Guid.NewGuid().ToString("N");

    private static readonly KeptStatement Count = new(
        """
        insert into menu_taps (account, day, kind, button_key, writer, taps) values (@account, @day, @kind, @key, @writer, 1)
        on conflict (account, day, kind, button_key, writer) do update set taps = menu_taps.taps + 1
        """,
        ("account", DbType.String), ("day", DbType.String), ("kind", DbType.String), ("key", DbType.String), ("writer", DbType.String));

    /// <summary>Counts one tap, in the transaction that stores its message.</summary>
    public Task CountAsync(DbSession session, string account, MenuTap tap) => Count.ExecuteAsync(session, account, tap.Day, tap.Kind, tap.Key, writer);

    /// <summary>By day, the most tapped first.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    public Task<IReadOnlyList<MenuTap>> ListAsync(string account, string from, string to, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<MenuTap>(
            """
            select day, kind, button_key as key, cast(sum(taps) as bigint) as taps from menu_taps
            where account = @account and day >= @from and day <= @to
            group by day, kind, button_key order by day, taps desc, kind, button_key
            """,
            new { account, from, to }),
        cancellation);

    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        """
        delete from menu_taps where (account, day, kind, button_key, writer) in (
            select account, day, kind, button_key, writer from menu_taps where day < @before order by day limit @limit)
        """,
        new { before = now.AddDays(-KeptDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), limit });
}
