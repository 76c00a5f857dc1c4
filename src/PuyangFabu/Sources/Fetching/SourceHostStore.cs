using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Sources.Fetching;

/// <summary>All SQL of the table <c>source_hosts</c>.</summary>
public sealed class SourceHostStore(Database database) : IExpiringRows
{
    private const int KeptDays = 30;

    /// <summary>Takes a host from everybody else, on whatever node.</summary>
    /// <param name="leaseMs">Until when; a process that dies keeps it no longer.</param>
    /// <returns>Null while somebody else asks it something, or has just done so.</returns>
    public Task<SourceHost?> ClaimAsync(string host, long nowMs, long leaseMs, CancellationToken cancellation) => database.WriteAsync(
        session => session.FirstOrDefaultAsync<SourceHost>(
            """
            insert into source_hosts (host, free_ms) values (@host, @leaseMs)
            on conflict (host) do update set free_ms = excluded.free_ms where source_hosts.free_ms <= @nowMs
            returning host, robots, robots_ms
            """,
            new { host, nowMs, leaseMs }),
        cancellation);

    /// <summary>Keeps what its robots.txt says.</summary>
    public Task SetRobotsAsync(string host, string robots, long nowMs, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync("update source_hosts set robots = @robots, robots_ms = @nowMs where host = @host", new { host, robots, nowMs }), cancellation);

    /// <summary>Gives it back, to be asked again from this time on.</summary>
    /// <param name="leaseMs">As it was taken; a later taker keeps it.</param>
    public Task ReleaseAsync(string host, long leaseMs, long freeMs, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync("update source_hosts set free_ms = @freeMs where host = @host and free_ms = @leaseMs", new { host, leaseMs, freeMs }), cancellation);

    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        "delete from source_hosts where host in (select host from source_hosts where free_ms < @before order by free_ms limit @limit)",
        new { before = now.AddDays(-KeptDays).ToUnixTimeMilliseconds(), limit });
}

/// <summary>A host that was taken.</summary>
public sealed record SourceHost
{
    /// <summary>With its port where that is not the usual one.</summary>
    public required string Host { get; init; }

    public string Robots { get; init; } = "";

    /// <summary>When that was read; 0 when it never was.</summary>
    public long RobotsMs { get; init; }
}
