using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.CitizenServices.Links;

/// <summary>Names the services whose addresses do not open.</summary>
public sealed class ServiceLinkReport(CitizenServiceStore services, ServiceLinkStore links) : IDoctorCheck
{
    public const string Name = "便民服务的网址";

    private const int MostNamed = 5;

    /// <summary>By the service's id.</summary>
    public async Task<IReadOnlyDictionary<long, ServiceLink>> ReadAsync(CancellationToken cancellation)
    {
        var dead = (await links.ListAsync(cancellation)).Where(static link => link.IsDead).ToDictionary(static link => link.ServiceId);

        // One whose address was changed since has not been tried yet.
        return dead.Count == 0 ? dead : (await services.ListAsync(cancellation))
            .Where(service => dead.GetValueOrDefault(service.Id)?.Url == service.Url).ToDictionary(static service => service.Id, service => dead[service.Id]);
    }

    public async Task<ItemList<DeadServiceLink>> ListAsync(CancellationToken cancellation)
    {
        var dead = await ReadAsync(cancellation);
        return new([.. (await services.ListAsync(cancellation)).Where(service => dead.ContainsKey(service.Id)).Select(service => new DeadServiceLink(
            service.Id, service.Name, service.Url, dead[service.Id].Problem, UnixMilliseconds.ToChinaTime(dead[service.Id].SinceMs), UnixMilliseconds.ToChinaTime(dead[service.Id].CheckedMs)))]);
    }

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var dead = (await ListAsync(cancellation)).Items;
        return dead.Count == 0
            ? [new(Name, FindingLevel.Fine, "没有发现打不开的网址。")]
            : [new(
                Name,
                FindingLevel.Notice,
                $"{dead.Count} 项便民服务的网址打不开：{string.Join("；", dead.Take(MostNamed).Select(static one => $"{one.Name}（{one.Problem}）"))}{(dead.Count > MostNamed ? "等" : "")}。",
                "在后台的“便民服务”里更换或删去这些网址。")];
    }
}

/// <summary>A service whose address does not open.</summary>
/// <param name="Problem">Why, in Chinese.</param>
public sealed record DeadServiceLink(long Id, string Name, string Url, string Problem, DateTimeOffset Since, DateTimeOffset CheckedAt);
