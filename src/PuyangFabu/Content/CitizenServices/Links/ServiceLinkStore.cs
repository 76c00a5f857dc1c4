using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.CitizenServices.Links;

/// <summary>All SQL of the table <c>service_links</c>.</summary>
public sealed class ServiceLinkStore(Database database)
{
    private const string Columns = "service_id, url, checked_ms, problem, failures, since_ms";

    public Task<IReadOnlyList<ServiceLink>> ListAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.QueryAsync<ServiceLink>($"select {Columns} from service_links order by service_id"), cancellation);

    /// <summary>Takes an address to try it, from everybody else for some time.</summary>
    /// <param name="before">What is known of it; null when nothing is.</param>
    /// <returns>False when somebody else has it.</returns>
    public async Task<bool> ClaimAsync(long serviceId, string url, ServiceLink? before, long nowMs, CancellationToken cancellation) => await database.WriteAsync(
        session => session.ExecuteAsync(
            """
            insert into service_links (service_id, url, checked_ms) values (@serviceId, @url, @nowMs)
            on conflict (service_id) do update set
                checked_ms = excluded.checked_ms,
                problem = case when service_links.url = excluded.url then service_links.problem else '' end,
                failures = case when service_links.url = excluded.url then service_links.failures else 0 end,
                since_ms = case when service_links.url = excluded.url then service_links.since_ms else 0 end,
                url = excluded.url
            where service_links.checked_ms = @beforeMs
            """,
            new { serviceId, url, nowMs, beforeMs = before?.CheckedMs ?? -1 }),
        cancellation) == 1;

    /// <param name="problem">Empty when it opens.</param>
    public Task EndAsync(long serviceId, string url, string problem, long nowMs, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            update service_links set
                problem = @problem,
                failures = case when @problem = '' then 0 else failures + 1 end,
                since_ms = case when @problem = '' then 0 when since_ms = 0 then @nowMs else since_ms end
            where service_id = @serviceId and url = @url
            """,
            new { serviceId, url, problem, nowMs }),
        cancellation);

    /// <summary>Takes away what is kept of services that are gone or have no address any more.</summary>
    /// <param name="serviceIds">Those that are tried.</param>
    public Task KeepAsync(IReadOnlyCollection<long> serviceIds, CancellationToken cancellation) => database.WriteAsync(
        session => serviceIds.Count == 0
            ? session.ExecuteAsync("delete from service_links")
            : session.ExecuteAsync($"delete from service_links where not (service_id {session.Dialect.InIds})", new { ids = serviceIds.ToArray() }),
        cancellation);
}
